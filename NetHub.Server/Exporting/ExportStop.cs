using NetHub.Schema.Querying.Errors;
using NetHub.Server.Http;
using NetHub.Server.Transports.Subscriptions;

namespace NetHub.Server.Exporting;

/// <summary>What ends an export before its rows do: time that is up, a token that ended, a hub that stops, a client that left.</summary>
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

    /// <summary>Nobody is left to tell anything.</summary>
    public bool IsClientGone => client.IsCancellationRequested;

    /// <summary>Why it was ended, as the client is told.</summary>
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
