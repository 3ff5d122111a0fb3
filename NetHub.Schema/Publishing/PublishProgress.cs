using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing;

/// <summary>Where a batch stands.</summary>
public enum PublishPhase
{
    [Term("接收", "Its file is being received")] Receiving,
    [Term("等待", "It waits for those before it")] Waiting,
    [Term("校验", "Its rows are being read and checked")] Checking,
    [Term("入库", "Its rows are being stored")] Storing,
    [Term("已完成", "It was taken")] Done,
    [Term("已拒绝", "It was refused, and nothing of it was kept")] Refused,
}

/// <summary>How far a batch is, as it was a moment ago.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="RowsRead">Rows read and checked.</param>
/// <param name="RowsValid">Those of them without a problem.</param>
/// <param name="RowsStored">Rows written.</param>
/// <param name="StartedAt">When its file began to come.</param>
/// <param name="EstimatedEnd">When it will be done, if it goes on as it did; null where that cannot be said yet.</param>
public sealed record PublishStatus(PublishPhase Phase, long RowsRead, long RowsValid, long RowsStored, DateTimeOffset StartedAt, DateTimeOffset? EstimatedEnd)
{
    /// <summary>Nothing more will become of the batch.</summary>
    public bool HasEnded => Phase is PublishPhase.Done or PublishPhase.Refused;
}

/// <summary>How far one batch is. Written by who works on it, read by anybody who asks.</summary>
public sealed class PublishProgress(TimeProvider clock)
{
    // Storing a row takes about as long as checking it.
    private const double ShareOfChecking = 0.6;
    private readonly DateTimeOffset started = clock.GetUtcNow();
    private volatile State state = new(PublishPhase.Receiving, 0, 0, 0, 0, 0);
    private long bytes;

    /// <summary>Size of the file, once it was received.</summary>
    public void Received(long size)
    {
        bytes = size;
        Enter(PublishPhase.Waiting);
    }

    public bool HasEnded => Now().HasEnded;

    public void Enter(PublishPhase phase) => state = state with { Phase = phase };

    public void Reading(long rows, long rejected, long bytesRead) => state = new State(PublishPhase.Checking, rows, rows - rejected, 0, bytesRead, 0);

    public void Storing(long stored, long toStore) => state = state with { Phase = PublishPhase.Storing, Stored = stored, ToStore = toStore };

    /// <summary>Nothing comes of the batch, whatever the reason; one that was taken stays so.</summary>
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
