namespace NetHub.Schema.Querying;

/// <summary>
/// Notifies waiting subscriptions that something changed, but not what: each checks whether the change concerns it. A busy
/// subscription is woken once however many changes occur meanwhile, so a slow one holds no memory.
/// </summary>
public sealed class ChangeSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Completes at the next change. Take the task before reading, so that no change is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Raise() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
