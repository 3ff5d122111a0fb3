using System.Globalization;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Sharing.Grants;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>Sharing requests and grants as answers.</summary>
internal static class RequestFacts
{
    public static Fact Request(SharingDesk desk, Caller caller, AccessRequest request, RowNames names) => new("SharingRequest", new Dictionary<string, Func<object?>>
    {
        ["id"] = () => request.Id,
        ["department"] = () => request.Applicant.Department,
        ["client"] = () => request.Client,
        ["filedBy"] = () => request.Applicant.Name,
        ["filedAt"] = () => Instant(request.FiledAt),
        ["purpose"] = () => Code(request.Grounds.Purpose),
        ["case"] = () => request.Grounds.Case,
        ["legalBasis"] = () => request.Grounds.LegalBasis,
        ["plannedUse"] = () => request.Grounds.PlannedUse,
        ["asked"] = () => Access(request.Asked, names),
        ["parts"] = () => request.Parts.Where(p => desk.IsVisible(caller, request, p)).OrderBy(desk.OwnerOf, StringComparer.Ordinal)
            .Select(p => Part(desk, caller, request, p, names)),
    });

    public static Fact Grant(Grant grant, RowNames names) => new("Grant", new Dictionary<string, Func<object?>>
    {
        ["id"] = () => grant.Id,
        ["department"] = () => grant.Department,
        ["client"] = () => grant.Client,
        ["owner"] = () => grant.Owner,
        ["purpose"] = () => Code(grant.Purpose),
        ["case"] = () => grant.Case,
        ["fields"] = () => grant.Fields,
        ["level"] = () => Code(grant.Level),
        ["usages"] = () => grant.Usages.Select(static u => Code(u)),
        ["scope"] = () => Code(grant.Scope),
        ["rows"] = () => names.Of(grant.Rows),
        ["rowCount"] = () => grant.Rows.Count,
        ["from"] = () => Instant(grant.From),
        ["until"] = () => Instant(grant.Until),
    });

    private static Fact Part(SharingDesk desk, Caller caller, AccessRequest request, RequestPart part, RowNames names) => new("SharingRequestPart", new Dictionary<string, Func<object?>>
    {
        ["owner"] = () => desk.OwnerOf(part),
        ["fields"] = () => part.Fields,
        ["state"] = () => Code(part.StateAt(desk.Now)),
        ["version"] = () => part.Version,
        ["submittedAt"] = () => Instant(part.SubmittedAt),
        ["takeUpDue"] = () => Instant(part.TakeUpDue),
        ["due"] = () => Instant(part.Due),
        ["isOverdue"] = () => part.IsOverdueAt(desk.Now),
        ["remark"] = () => part.Remark,
        ["decider"] = () => part.Decider?.Department,
        ["decidedAt"] = () => Instant(part.DecidedAt),
        ["granted"] = () => part.Granted is { } granted ? Access(granted, names) : null,
        ["grantId"] = () => part.GrantId,
        ["possible"] = () => desk.Possible(caller, request, part).Select(static a => Code(a)),
    });

    public static Fact Access(RequestedAccess access, RowNames names) => new("RequestedAccess", new Dictionary<string, Func<object?>>
    {
        ["fields"] = () => access.Fields,
        ["level"] = () => Code(access.Level),
        ["usages"] = () => access.Usages.Select(static u => Code(u)),
        ["scope"] = () => Code(access.Scope),
        ["rows"] = () => names.Of(access.Rows),
        ["rowCount"] = () => access.Rows.Count,
        ["from"] = () => Instant(access.From),
        ["until"] = () => Instant(access.Until),
    });

    public static string? Instant(DateTimeOffset? moment) => moment?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Code<T>(T value)
        where T : struct, Enum => Naming.UpperSnake(value.ToString());
}
