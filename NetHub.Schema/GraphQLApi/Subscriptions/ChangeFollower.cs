using System.Runtime.CompilerServices;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>
/// Follows changes for one subscription. Whenever data changes, it reads new entries from the change log at the subscriber's pace and
/// answers them like a query at that moment. Its only state is its plan and its position in the log.
/// </summary>
internal sealed class ChangeFollower(OperationPipeline pipeline, OperationPlanner planner, QueryEngine engine, PersonalRows personalRows) : OperationKind
{
    private FeedPosition? position;
    private FeedProgress? progress;
    private bool isTold;
    private long behind;
    private (AccessProfile Profile, int PolicyVersion, PlannedOperation Operation)? known;

    public override AuditAction Action => AuditAction.Subscription;

    public override bool IsTraced => false;

    public async IAsyncEnumerable<GraphQLAnswer> FollowAsync(
        GraphQLRequest request, Caller caller, GraphQLRequestOptions options, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var changed = engine.Changes.Next;
            (progress, isTold) = (null, false);
            var answer = await pipeline.RunAsync(this, request, caller, options, cancel);
            var isEnd = answer.IsRefusal || position is { FellBehind: true };
            if (isTold || answer.IsRefusal)
                yield return answer;
            else
                answer.Dispose();
            if (isEnd || progress is not { } feed)
                yield break;
            Advance(feed);
            if (!feed.HasMore)
                await changed.WaitAsync(cancel);
        }
    }

    /// <summary>Returns the plan for the current policy. It is rebuilt when the policy or the caller's profile changes.</summary>
    public override async ValueTask<PlannedOperation?> PlanAsync(OperationContext operation)
    {
        var prepared = planner.Find(operation.Request);
        operation.Record.IsOf(prepared);
        var (profile, version) = (operation.Caller.Profile, operation.Record.PolicyVersion);
        if (known is not { } kept || kept.PolicyVersion != version || kept.Profile != profile)
            known = kept = (profile, version, await planner.PlanAsync(prepared, operation.Request, operation.Caller, OperationTrace.Silent));
        return kept.Operation;
    }

    public override async ValueTask<AuditEntry?> RunAsync(OperationContext operation, PlannedOperation? planned, CancellationToken cancel)
    {
        var read = await new AnswerWriter(engine, operation, planned!).RunAsync([], position, cancel);
        var feed = read.Tally.Feed!.Value;
        progress = feed;
        if (read.Tally.PersonalRows > 0)
            personalRows.Add(operation.Caller, read.Tally.PersonalRows);
        isTold = feed.Changes > 0 || position is null or { FellBehind: true };
        return isTold ? operation.Record.Answered(Action, planned!.Plan.Audited, read.DataVersion, read.Tally) : null;
    }

    // Counts only visible changes delivered without catching up, so that changes the caller cannot see do not reveal themselves.
    private void Advance(FeedProgress feed)
    {
        behind = feed.HasMore ? behind + feed.Changes : 0;
        position = new FeedPosition(feed.Reached, behind > engine.Limits.MaxChangesBehind);
    }
}
