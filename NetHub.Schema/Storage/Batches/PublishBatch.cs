using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Storage.Batches;

/// <summary>How a batch is taken.</summary>
public enum PublishMode
{
    [Term("新增或更新", "Rows are added, or updated where their key is known")] Upsert,
    [Term("全量快照", "As UPSERT; rows that the batch does not name end")] Snapshot,
    [Term("终止", "The rows that the batch names end")] Delete,
}

/// <summary>批次: what a department published at one time, with what came of it. It is stored with its rows or not at all.</summary>
public sealed record PublishBatch
{
    /// <summary>Number of the batch that a database was first filled with.</summary>
    public const long Initial = 1;

    public long Id { get; init; }

    /// <summary>Class name of the dataset; empty for the first filling, which is of all.</summary>
    public required string Dataset { get; init; }

    public required string Department { get; init; }

    /// <summary>OAuth client id of who published it.</summary>
    public required string Client { get; init; }

    /// <summary>The system that the rows come from, as the publisher names it.</summary>
    public required string SourceSystem { get; init; }

    public required PublishMode Mode { get; init; }

    /// <summary>The publisher's own name for the batch: it is taken once.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>SHA-256, in hex, of all that was sent: by this a repetition is told from another batch of the same name.</summary>
    public required string Digest { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public long Inserted { get; init; }

    public long Updated { get; init; }

    public long Unchanged { get; init; }

    public long Ended { get; init; }

    /// <summary>Number of its first change; 0 where it changed nothing.</summary>
    public long FirstChange { get; init; }

    public long LastChange { get; init; }

    /// <summary>What a database was first filled with: it was no publication, and stands for what every row had before there were any.</summary>
    internal static PublishBatch First { get; } = new()
    {
        Id = Initial,
        Dataset = "",
        Department = "",
        Client = "",
        SourceSystem = "initial",
        Mode = PublishMode.Snapshot,
        Digest = "",
        PublishedAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, ShanghaiTime.Offset),
    };
}
