namespace NetHub.Schema.Storage;

/// <summary>An operation that a department registered: read again by its name or digest, and never changed. A new text is a new version.</summary>
public sealed record TrustedDocument
{
    public long Id { get; init; }

    /// <summary>Department code; others neither see nor run the document.</summary>
    public required string Department { get; init; }

    public required string Name { get; init; }

    /// <summary>From 1 on.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the text in UTF-8, as 64 hexadecimal digits in lower case.</summary>
    public required string Digest { get; init; }

    public required string Text { get; init; }

    /// <summary>Client id of who registered it.</summary>
    public required string PushedBy { get; init; }

    public required DateTimeOffset PushedAt { get; init; }
}
