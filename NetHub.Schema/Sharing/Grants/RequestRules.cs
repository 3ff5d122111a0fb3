using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>Validates a request before it reaches an owner. Reports every problem at once.</summary>
/// <param name="fieldOf">Returns the field of a coordinate.</param>
/// <param name="ownerOf">Returns the current owner of a field.</param>
/// <param name="isPermitted">Returns whether the applicant's department already has this access to the field.</param>
/// <param name="options">The longest term.</param>
internal sealed class RequestRules(
    Func<string, FieldEntry?> fieldOf, Func<FieldEntry, string> ownerOf, Func<FieldEntry, RequestedAccess, bool> isPermitted, SharingOptions options)
{
    /// <summary>The maximum number of rows in one request.</summary>
    public const int MostRows = 100;

    private const int LongestText = 1000;
    private const int LongestCase = 64;
    private const int MostFields = 200;

    public IEnumerable<SharingProblem> Problems(RequestActor applicant, RequestGrounds grounds, RequestedAccess asked, DateTimeOffset now) =>
        [.. Grounds(grounds, asked.Level), .. Access(asked), .. Scope(applicant, asked), .. Term(asked, now), .. Fields(applicant, asked)];

    /// <summary>Returns the usages that a level does not include.</summary>
    public static IEnumerable<Usage> Impossible(AccessLevel level, IEnumerable<Usage> usages) => usages.Where(u => level switch
    {
        AccessLevel.Full => false,
        AccessLevel.Masked => u != Usage.Show,
        _ => u is Usage.Show or Usage.Sort,
    });

    /// <summary>Named rows become cases, on which the matrix grants FULL; a request or decision for less must not name rows.</summary>
    public static bool MayName(RequestedAccess access) => access.Rows.Count == 0 || access is { Scope: RowScope.Case, Level: AccessLevel.Full };

    private static IEnumerable<SharingProblem> Grounds(RequestGrounds grounds, AccessLevel level)
    {
        if (grounds.Purpose == PurposeCode.Case && grounds.Case is not { Length: > 0 and <= LongestCase })
            yield return SharingProblems.CaseNeeded();
        if (grounds.Purpose != PurposeCode.Case && grounds.Case is not null)
            yield return SharingProblems.CaseNotNeeded();
        if (grounds.Purpose == PurposeCode.Verification)
            yield return SharingProblems.PurposeGrantsNothing();
        if (grounds.Purpose == PurposeCode.Statistics && level != AccessLevel.Aggregate)
            yield return SharingProblems.StatisticsOnly();
        if (string.IsNullOrWhiteSpace(grounds.LegalBasis) || grounds.LegalBasis.Length > LongestText)
            yield return SharingProblems.TextNeeded("法律/职责依据", "The legal basis", LongestText);
        if (string.IsNullOrWhiteSpace(grounds.PlannedUse) || grounds.PlannedUse.Length > LongestText)
            yield return SharingProblems.TextNeeded("拟用方式", "The planned use", LongestText);
    }

    private static IEnumerable<SharingProblem> Access(RequestedAccess asked)
    {
        if (asked.Fields.Count is 0 or > MostFields || asked.Usages.Count == 0)
            yield return SharingProblems.NoFields();
        if (asked.Level == AccessLevel.None)
            yield return SharingProblems.NoLevel();
        foreach (var usage in Impossible(asked.Level, asked.Usages))
            yield return SharingProblems.ImpossibleUsage(asked.Level, usage);
    }

    private static IEnumerable<SharingProblem> Scope(RequestActor applicant, RequestedAccess asked)
    {
        if (asked.Scope == RowScope.Township && !applicant.Department.Contains('-', StringComparison.Ordinal))
            yield return SharingProblems.NoTownship();
        if (!MayName(asked))
            yield return SharingProblems.RowsOfCasesOnly();
        if (asked.Rows.Count > MostRows)
            yield return SharingProblems.TooManyRows(MostRows);
    }

    private IEnumerable<SharingProblem> Term(RequestedAccess asked, DateTimeOffset now)
    {
        if (asked.Until <= now || asked.Until <= asked.From)
            yield return SharingProblems.TermNotAhead();
        else if (asked.Until - asked.From > TimeSpan.FromDays(options.MaxTermDays))
            yield return SharingProblems.TermTooLong(options.MaxTermDays);
    }

    private IEnumerable<SharingProblem> Fields(RequestActor applicant, RequestedAccess asked) =>
        from coordinate in asked.Fields.Distinct()
        let problem = fieldOf(coordinate) is { } field ? Field(applicant, field, asked) : SharingProblems.UnknownField(coordinate)
        where problem is not null
        select problem;

    private SharingProblem? Field(RequestActor applicant, FieldEntry field, RequestedAccess asked) =>
        !field.IsServed ? SharingProblems.Restricted(field)
        : field.AccessClass == AccessClass.Gov || field.Dataset.Network == Network.Hub ? SharingProblems.Ungrantable(field)
        : ownerOf(field) == applicant.Department ? SharingProblems.OwnField(field)
        : !field.Dataset.Scopes.Has(asked.Scope) ? SharingProblems.NoRowsInScope(field, asked.Scope)
        : asked is { Level: not AccessLevel.None, Usages.Count: > 0 } && isPermitted(field, asked) ? SharingProblems.AlreadyPermitted(field)
        : null;
}
