using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>What somebody did with data.</summary>
public enum AuditAction
{
    /// <summary>Asked, and was answered or refused.</summary>
    Query,

    /// <summary>Took every row of a connection.</summary>
    Export,

    /// <summary>Began to follow changes.</summary>
    Subscription,
}

/// <summary>One read as it is recorded: who, what of, and how it went. No value is in it, nor any text that a client wrote.</summary>
/// <param name="Caller">Who asked.</param>
/// <param name="Action">What was done.</param>
/// <param name="Document">Digest of the document that was run; null where there was none to be read.</param>
/// <param name="Outcome"><c>OK</c>, or the code of what refused or ended it.</param>
/// <param name="Fields">Which fields were shown, used, masked and denied.</param>
public readonly record struct AuditEntry(Caller Caller, AuditAction Action, string? Document, string Outcome, AuditedFields Fields)
{
    public const string Done = "OK";

    /// <summary>Rows that were given, at every level of lists.</summary>
    public long Rows { get; init; }

    /// <summary>Those of them that show personal values.</summary>
    public long PersonalRows { get; init; }

    public int PolicyVersion { get; init; }

    /// <summary>Version of the data that was read, as the department sees it.</summary>
    public string? DataVersion { get; init; }

    /// <summary>What the client can name it by; null where it was told none.</summary>
    public string? Receipt { get; init; }
}
