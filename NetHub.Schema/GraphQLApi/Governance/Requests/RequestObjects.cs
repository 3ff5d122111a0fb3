using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;

namespace NetHub.Schema.GraphQLApi.Governance.Requests;

/// <summary>Converts sharing requests and grants to response objects.</summary>
internal static class RequestObjects
{
    public static ResponseObject Request(SharingRequestService service, Caller caller, AccessRequest request, RowNames names) => new("SharingRequest", new Dictionary<string, Func<object?>>
    {
        ["id"] = () => request.Id,
        ["department"] = () => request.Applicant.Department,
        ["client"] = () => request.Client,
        ["filedBy"] = () => request.Applicant.Name,
        ["filedAt"] = () => ResponseValues.Instant(request.FiledAt),
        ["purpose"] = () => ResponseValues.Code(request.Grounds.Purpose),
        ["case"] = () => request.Grounds.Case,
        ["legalBasis"] = () => request.Grounds.LegalBasis,
        ["plannedUse"] = () => request.Grounds.PlannedUse,
        ["asked"] = () => Access(request.Asked, names),
        ["parts"] = () => request.Parts.Where(p => service.IsVisible(caller, request, p)).OrderBy(service.OwnerOf, StringComparer.Ordinal)
            .Select(p => Part(service, caller, request, p, names)),
    });

    public static ResponseObject Grant(Grant grant, RowNames names) => new("Grant", new Dictionary<string, Func<object?>>
    {
        ["id"] = () => grant.Id,
        ["department"] = () => grant.Department,
        ["client"] = () => grant.Client,
        ["owner"] = () => grant.Owner,
        ["purpose"] = () => ResponseValues.Code(grant.Purpose),
        ["case"] = () => grant.Case,
        ["fields"] = () => grant.Fields,
        ["level"] = () => ResponseValues.Code(grant.Level),
        ["usages"] = () => grant.Usages.Select(static u => ResponseValues.Code(u)),
        ["scope"] = () => ResponseValues.Code(grant.Scope),
        ["rows"] = () => ResponseObject.Later(names.IdsOfAsync(grant.Rows)),
        ["rowCount"] = () => grant.Rows.Count,
        ["from"] = () => ResponseValues.Instant(grant.From),
        ["until"] = () => ResponseValues.Instant(grant.Until),
    });

    private static ResponseObject Part(SharingRequestService service, Caller caller, AccessRequest request, RequestPart part, RowNames names) => new("SharingRequestPart", new Dictionary<string, Func<object?>>
    {
        ["owner"] = () => service.OwnerOf(part),
        ["fields"] = () => part.Fields,
        ["state"] = () => ResponseValues.Code(part.StateAt(service.Now)),
        ["version"] = () => part.Version,
        ["submittedAt"] = () => ResponseValues.Instant(part.SubmittedAt),
        ["takeUpDue"] = () => ResponseValues.Instant(part.TakeUpDue),
        ["due"] = () => ResponseValues.Instant(part.Due),
        ["isOverdue"] = () => part.IsOverdueAt(service.Now),
        ["remark"] = () => part.Remark,
        ["decider"] = () => part.Decider?.Department,
        ["decidedAt"] = () => ResponseValues.Instant(part.DecidedAt),
        ["granted"] = () => part.Granted is { } granted ? Access(granted, names) : null,
        ["grantId"] = () => part.GrantId,
        ["possible"] = () => service.Possible(caller, request, part).Select(static a => ResponseValues.Code(a)),
    });

    public static ResponseObject Access(RequestedAccess access, RowNames names) => new("RequestedAccess", new Dictionary<string, Func<object?>>
    {
        ["fields"] = () => access.Fields,
        ["level"] = () => ResponseValues.Code(access.Level),
        ["usages"] = () => access.Usages.Select(static u => ResponseValues.Code(u)),
        ["scope"] = () => ResponseValues.Code(access.Scope),
        ["rows"] = () => ResponseObject.Later(names.IdsOfAsync(access.Rows)),
        ["rowCount"] = () => access.Rows.Count,
        ["from"] = () => ResponseValues.Instant(access.From),
        ["until"] = () => ResponseValues.Instant(access.Until),
    });
}
