using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Storage.Batches;

/// <summary>What became of a row.</summary>
public enum ChangeKind
{
    [Term("新增", "It came into being")] Inserted,
    [Term("更新", "It has other values")] Updated,
    [Term("终止", "It is no more, or no longer valid")] Ended,
}

/// <summary>
/// One change of one row, numbered in the order of their writing. It holds no value of the row but what decided, before the change, for
/// whom the row existed: by this a reader for whom it is gone is told so, and nobody else.
/// </summary>
public sealed record DataChange
{
    public long Number { get; init; }

    public required string Dataset { get; init; }

    public required long RowKey { get; init; }

    public required ChangeKind Kind { get; init; }

    public required long Batch { get; init; }

    /// <summary>There was a row before.</summary>
    public bool Existed { get; init; }

    /// <summary>Region or grid code of the row before.</summary>
    public string? Region { get; init; }

    /// <summary>Key of the row's park before.</summary>
    public long? Park { get; init; }

    /// <summary>Key of the row that governed it before.</summary>
    public long? Parent { get; init; }

    /// <summary>Gates that were closed before, one bit for each in the order of their declaration.</summary>
    public long Gates { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }
}

/// <summary>来源主键: which row a department's own key of a record stands for, where the dataset has no key that people know.</summary>
/// <param name="Dataset">Class name of the dataset.</param>
/// <param name="Department">Who gave the key.</param>
/// <param name="Key">Keyed digest of it: nobody knows what a source takes for a key.</param>
/// <param name="RowKey">The row.</param>
public sealed record SourceKey(string Dataset, string Department, string Key, long RowKey);
