using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Issues;

namespace NetHub.Schema.GraphQLApi.Governance.Issues;

/// <summary>Converts data issues to response objects.</summary>
internal static class DataIssueObjects
{
    public static ResponseObject Issue(QueryEngine engine, DataIssueService service, Caller caller, DataIssue issue, RowLookup lookup) => new(DataIssueTypes.Type, new Dictionary<string, Func<object?>>
    {
        ["id"] = () => issue.Id,
        ["coordinate"] = () => issue.Coordinate,
        ["entity"] = () => ResponseObject.Later(lookup.IdOfAsync(issue.Dataset, issue.RowKey, CancellationToken.None)),
        ["raisedBy"] = () => issue.RaisedBy.Department,
        ["sourceDept"] = () => service.OwnerOf(issue),
        ["problem"] = () => ResponseValues.Code(issue.Problem),
        ["remark"] = () => issue.Remark,
        ["answer"] = () => issue.Answer,
        ["state"] = () => ResponseValues.Code(issue.State),
        ["raisedAt"] = () => ResponseValues.Instant(issue.RaisedAt),
        ["takeUpDue"] = () => ResponseValues.Instant(issue.TakeUpDue),
        ["due"] = () => ResponseValues.Instant(issue.Due),
        ["isOverdue"] = () => issue.IsOverdueAt(service.Now),
        ["closedAt"] = () => ResponseValues.Instant(issue.ClosedAt),
        ["batch"] = () => issue.Batch is { } batch ? engine.BatchId(caller.Department, batch) : null,
        ["version"] = () => issue.Version,
        ["possible"] = () => service.Possible(caller, issue).Select(static a => ResponseValues.Code(a)),
    });
}
