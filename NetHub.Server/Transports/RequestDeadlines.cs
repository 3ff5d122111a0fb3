using NetHub.Schema.Querying.Query;

namespace NetHub.Server.Transports;

/// <summary>Limits the duration of requests of every transport. A request that exceeds it is cancelled and answered with TIMEOUT.</summary>
internal sealed class RequestDeadlines(QueryLimits limits)
{
    private readonly TimeSpan time = TimeSpan.FromSeconds(limits.TimeoutSeconds);

    /// <summary>Starts the deadline of a request; the source is also cancelled when the client leaves.</summary>
    public CancellationTokenSource Begin(CancellationToken client)
    {
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(client);
        deadline.CancelAfter(time);
        return deadline;
    }
}
