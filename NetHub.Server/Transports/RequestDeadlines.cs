using NetHub.Schema.Querying.Query;

namespace NetHub.Server.Transports;

/// <summary>The time that a request may take, whichever transport it comes by: whatever it waits for then ends, and it is answered with TIMEOUT.</summary>
internal sealed class RequestDeadlines(QueryLimits limits)
{
    private readonly TimeSpan time = TimeSpan.FromSeconds(limits.TimeoutSeconds);

    /// <summary>Begins the time of a request, which ends before that when the client leaves.</summary>
    public CancellationTokenSource Begin(CancellationToken client)
    {
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(client);
        deadline.CancelAfter(time);
        return deadline;
    }
}
