using NetHub.Schema.Querying.Errors;
using NetHub.Server.Http;
using NetHub.Server.Transports.Subscriptions;

namespace NetHub.Server.Exporting;

/// <summary>Ends an export early: when its time is up, its token expires, the hub stops or the client leaves.</summary>
internal sealed class ExportStop : IDisposable
{
    private readonly LiveSessions.Session session;
    private readonly CancellationToken client;
    private readonly CancellationToken hubStops;
    private readonly int seconds;
    private readonly CancellationTokenSource time;
    private readonly CancellationTokenSource any;

    public ExportStop(LiveSessions.Session session, int seconds, TimeProvider clock, CancellationToken client, CancellationToken hubStops)
    {
        (this.session, this.client, this.hubStops, this.seconds) = (session, client, hubStops, seconds);
        time = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), clock);
        any = CancellationTokenSource.CreateLinkedTokenSource(client, session.Token, hubStops, time.Token);
    }

    public CancellationToken Token => any.Token;

    /// <summary>Whether the client has left, so that no reason can be sent.</summary>
    public bool IsClientGone => client.IsCancellationRequested;

    /// <summary>The reason to report to the client.</summary>
    public QueryError Reason =>
        session.IsOver ? TransportErrors.ExportSessionOver()
        : hubStops.IsCancellationRequested ? QueryErrors.Unavailable()
        : QueryErrors.Timeout(seconds);

    public void Dispose()
    {
        any.Dispose();
        time.Dispose();
        session.Dispose();
    }
}
