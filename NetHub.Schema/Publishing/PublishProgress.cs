using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing;

/// <summary>The phase of a batch.</summary>
public enum PublishPhase
{
    [Term("接收", "The file is being received")] Receiving,
    [Term("等待", "The batch waits for earlier batches")] Waiting,
    [Term("校验", "The rows are being read and checked")] Checking,
    [Term("入库", "The rows are being stored")] Storing,
    [Term("已完成", "The batch was stored")] Done,
    [Term("已拒绝", "The batch was refused, and nothing was stored")] Refused,
}

/// <summary>A snapshot of the progress of a batch.</summary>
/// <param name="Phase">The current phase.</param>
/// <param name="RowsRead">The number of rows read and checked.</param>
/// <param name="RowsValid">The number of rows without problems.</param>
/// <param name="RowsStored">The number of rows written.</param>
/// <param name="StartedAt">The time at which receiving began.</param>
/// <param name="EstimatedEnd">The estimated end at the current speed; null if it cannot be estimated yet.</param>
public sealed record PublishStatus(PublishPhase Phase, long RowsRead, long RowsValid, long RowsStored, DateTimeOffset StartedAt, DateTimeOffset? EstimatedEnd)
{
    /// <summary>Whether the batch has ended.</summary>
    public bool HasEnded => Phase is PublishPhase.Done or PublishPhase.Refused;
}

/// <summary>The progress of one batch, written by one thread and read by any.</summary>
public sealed class PublishProgress(TimeProvider clock)
{
    // Storing a row takes about as long as checking it.
    private const double ShareOfChecking = 0.6;
    private readonly DateTimeOffset started = clock.GetUtcNow();
    private volatile State state = new(PublishPhase.Receiving, 0, 0, 0, 0, 0);
    private long bytes;

    /// <summary>Sets the size of the received file and enters the phase Waiting.</summary>
    public void Received(long size)
    {
        bytes = size;
        Enter(PublishPhase.Waiting);
    }

    public bool HasEnded => Now().HasEnded;

    public void Enter(PublishPhase phase) => state = state with { Phase = phase };

    public void Reading(long rows, long rejected, long bytesRead) => state = new State(PublishPhase.Checking, rows, rows - rejected, 0, bytesRead, 0);

    public void Storing(long stored, long toStore) => state = state with { Phase = PublishPhase.Storing, Stored = stored, ToStore = toStore };

    /// <summary>Marks the batch as refused, unless it has already ended.</summary>
    public void GiveUp()
    {
        if (!HasEnded)
            Enter(PublishPhase.Refused);
    }

    public PublishStatus Now()
    {
        var now = state;
        return new PublishStatus(now.Phase, now.Read, now.Valid, now.Stored, started, EstimatedEnd(now));
    }

    private DateTimeOffset? EstimatedEnd(State now)
    {
        var share = now.Phase switch
        {
            PublishPhase.Checking when bytes > 0 => ShareOfChecking * Math.Min(1, (double)now.BytesRead / bytes),
            PublishPhase.Storing when now.ToStore > 0 => ShareOfChecking + ((1 - ShareOfChecking) * now.Stored / now.ToStore),
            _ => 0,
        };
        return share > 0 ? started + ((clock.GetUtcNow() - started) / share) : null;
    }

    private sealed record State(PublishPhase Phase, long Read, long Valid, long Stored, long BytesRead, long ToStore);
}
