namespace NetHub.Ledger.Records;

/// <summary>One thing that is recorded: who, why, what of, and how it went. No value is in it, no variable and no literal.</summary>
/// <param name="Action">What was done, as its code: <c>QUERY</c>.</param>
/// <param name="Department">Department code; empty for administrators and for who is not known.</param>
/// <param name="Client">OAuth client id.</param>
/// <param name="Outcome"><see cref="Done"/>, or the code of what refused or ended it.</param>
/// <param name="Fields">Which fields were touched and how.</param>
public readonly record struct AuditEntry(string Action, string Department, string Client, string Outcome, AuditedFields Fields)
{
    public const string Done = "OK";

    /// <summary>Outcome of an export that was recorded before its first row.</summary>
    public const string Begun = "BEGUN";

    /// <summary>The person that uses the client; null where it acts for itself.</summary>
    public string? Person { get; init; }

    /// <summary>Network address that it came from.</summary>
    public string? Address { get; init; }

    /// <summary>Code of the purpose that the caller stated: <c>DUTY</c>; null where it stated none.</summary>
    public string? Purpose { get; init; }

    /// <summary>Number of the case, where the purpose is one.</summary>
    public string? Case { get; init; }

    /// <summary>Name of the operation in its document.</summary>
    public string? Operation { get; init; }

    /// <summary>SHA-256 of the document's text in hex; null where there was none to be read.</summary>
    public string? Document { get; init; }

    /// <summary>Rows that were given, by dataset, at every level of lists.</summary>
    public IReadOnlyList<RowCount>? Rows { get; init; }

    /// <summary>Those of them that show personal values.</summary>
    public long PersonalRows { get; init; }

    /// <summary>Groups that were too small to be shown by themselves.</summary>
    public int SuppressedGroups { get; init; }

    /// <summary>Keyed tokens of the people, households and enterprises that were read, where their classes need a purpose; null elsewhere.</summary>
    public IReadOnlyCollection<SubjectToken>? Subjects { get; init; }

    public int PolicyVersion { get; init; }

    /// <summary>Version of the data that was read, as the department sees it.</summary>
    public string? DataVersion { get; init; }

    /// <summary>How long it took until it was recorded.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What was administered, as <c>client plc</c>: kind and name, no value of anybody's.</summary>
    public string? Target { get; init; }

    /// <summary>How often it happened, where it is recorded once for many times.</summary>
    public int Times { get; init; }

    /// <summary>Joins the records of one export.</summary>
    public string? Export { get; init; }

    /// <summary>It tells of persons, so that it is not answered unless it is recorded.</summary>
    public bool IsPersonal => PersonalRows > 0 || Fields.IsPersonal;
}

/// <summary>Rows of a dataset that were given.</summary>
public readonly record struct RowCount(string Dataset, long Rows);
