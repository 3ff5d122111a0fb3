using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>What somebody did.</summary>
public enum AuditAction
{
    [Term("查询", "Asked, and was answered or refused")] Query,
    [Term("导出", "Took every row of a connection")] Export,
    [Term("订阅", "Began to follow changes")] Subscription,
    [Term("发布", "Published rows")] Publication,
    [Term("登录失败", "Tried to sign in and failed")] SignIn,
    [Term("管理", "Changed who may do what: registrations, tokens, keys, documents")] Administration,
}

/// <summary>One thing that is recorded: who, why, what of, and how it went. No value is in it, no variable and no literal.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Department">Department code; empty for administrators and for who is not known.</param>
/// <param name="Client">OAuth client id.</param>
/// <param name="Outcome"><see cref="Done"/>, or the code of what refused or ended it.</param>
/// <param name="Fields">Which fields were touched and how.</param>
public readonly record struct AuditEntry(AuditAction Action, string Department, string Client, string Outcome, AuditedFields Fields)
{
    public const string Done = "OK";

    /// <summary>Outcome of an export that was recorded before its first row.</summary>
    public const string Begun = "BEGUN";

    /// <summary>An entry about what a caller asked.</summary>
    public AuditEntry(AuditAction action, Caller caller, ReadOrigin origin, string outcome, AuditedFields fields)
        : this(action, caller.Department, caller.Program, outcome, fields)
    {
        Person = caller.Person;
        (Address, Purpose, Case) = (origin.Address, origin.Purpose?.Code, origin.Purpose?.Case);
    }

    /// <summary>The person that uses the client; null where it acts for itself.</summary>
    public string? Person { get; init; }

    /// <summary>Network address that it came from.</summary>
    public string? Address { get; init; }

    public PurposeCode? Purpose { get; init; }

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

/// <summary>Where a request comes from and why, as it is recorded.</summary>
/// <param name="Address">Network address of the client.</param>
/// <param name="Purpose">What it says it reads for.</param>
public readonly record struct ReadOrigin(string? Address, StatedPurpose? Purpose);
