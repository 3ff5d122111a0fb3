namespace NetHub.Schema.Querying;

/// <summary>
/// Tells waiting subscriptions that something changed, not what: each looks for itself whether it is concerned. However many
/// changes come while one is busy, it is woken once, so a slow one holds no memory.
/// </summary>
public sealed class ChangeSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Ends at the next change. Take it before looking, so that no change is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Raise() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
