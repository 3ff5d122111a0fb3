using System.Runtime.CompilerServices;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Following;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Following;

/// <summary>
/// Follows changes for one subscription: reads what is new from the log whenever something changed, at the pace of who listens, as a query
/// of that moment would be answered. Nothing is kept for it but the number that it reached.
/// </summary>
internal sealed class ChangeFollower(QueryEngine engine, OperationPlans plans, PersonalRows personalRows, AuditLedger ledger)
{
    public async IAsyncEnumerable<GraphQLAnswer> FollowAsync(
        GraphQLRequest request, Caller caller, GraphQLRequestOptions options, [EnumeratorCancellation] CancellationToken cancel)
    {
        var state = new State(request, caller, options);
        while (true)
        {
            var changed = engine.Changes.Next;
            var (answer, progress) = await NextAsync(state, cancel);
            if (answer is not null)
                yield return answer;
            if (progress is not { } feed || state.Position is { FellBehind: true })
                yield break;
            state.Advance(feed, engine.Limits.MaxChangesBehind);
            if (!feed.HasMore)
                await changed.WaitAsync(cancel);
        }
    }

    // No answer where there is nothing to tell; no progress where it ends.
    private async ValueTask<(GraphQLAnswer? Answer, FeedProgress? Progress)> NextAsync(State state, CancellationToken cancel)
    {
        var admitted = engine.Admit(state.Caller, state.Options.Origin.Purpose);
        var record = new OperationRecord(admitted, state.Options.Origin, engine.Policy.Version);
        var answer = new GraphQLAnswer();
        try
        {
            var (entry, progress) = Read(state, admitted, record, answer, cancel);
            if (entry is not { } recorded)
            {
                answer.Dispose();
                return (null, progress);
            }

            answer.Receipt = await ledger.RecordAsync(recorded);
            return (answer, progress);
        }
        catch (AuditUnavailableException)
        {
            answer.Refuse([QueryErrors.Unrecordable()], state.Options.English, engine.Policy.Version);
            return (answer, null);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private (AuditEntry? Entry, FeedProgress? Progress) Read(State state, Caller admitted, OperationRecord record, GraphQLAnswer answer, CancellationToken cancel)
    {
        try
        {
            var operation = plans.Operation(state.Request);
            record.IsOf(operation);
            var (plan, leaves) = state.Plan(admitted, engine.Policy.Version, plans, operation);
            ledger.Demand(plan.Audited.IsPersonal);
            if (plan.ShowsPersonal)
                personalRows.Check(admitted);
            var read = new PlannedRun(engine, plan, admitted, leaves, state.Options, state.Position).Write(answer, cancel);
            var progress = read.Tally.Feed!.Value;
            if (read.Tally.PersonalRows > 0)
                personalRows.Add(admitted, read.Tally.PersonalRows);
            var isTold = progress.Changes > 0 || state.Position is null or { FellBehind: true };
            return (isTold ? record.Answered(AuditAction.Subscription, plan.Audited, read.DataVersion, read.Tally) : null, progress);
        }
        catch (QueryRefusedException refusal)
        {
            answer.Refuse(refusal.Errors, state.Options.English, engine.Policy.Version);
            return (record.Refused(AuditAction.Subscription, refusal.Errors), null);
        }
        catch (DatabaseFailureException)
        {
            answer.Refuse([QueryErrors.Unavailable()], state.Options.English, engine.Policy.Version);
            return (record.Refused(AuditAction.Subscription, [QueryErrors.Unavailable()]), null);
        }
    }

    /// <summary>One subscription: what it wants, and how far it is.</summary>
    private sealed class State(GraphQLRequest request, Caller caller, GraphQLRequestOptions options)
    {
        private long behind;
        private (AccessProfile Profile, int PolicyVersion, QueryPlan Plan, IReadOnlyList<object?> Leaves)? planned;

        public GraphQLRequest Request => request;

        public Caller Caller => caller;

        public GraphQLRequestOptions Options => options;

        /// <summary>Where it is; null before the first event.</summary>
        public FeedPosition? Position { get; private set; }

        /// <summary>Goes on. What counts is what it was told without coming to an end: changes that it does not see tell it nothing.</summary>
        public void Advance(FeedProgress progress, int mostBehind)
        {
            behind = progress.HasMore ? behind + progress.Changes : 0;
            Position = new FeedPosition(progress.Reached, behind > mostBehind);
        }

        /// <summary>The plan by the policy of now: it is made anew when that, or what the caller may use of it, is another one.</summary>
        public (QueryPlan Plan, IReadOnlyList<object?> Leaves) Plan(Caller admitted, int policyVersion, OperationPlans plans, PreparedOperation operation)
        {
            if (planned is not { } known || known.PolicyVersion != policyVersion || known.Profile != admitted.Profile)
            {
                var unheard = default(OperationTelemetry.OperationTrace);
                var (plan, leaves) = plans.Plan(operation, request, admitted, ref unheard);
                planned = known = (admitted.Profile, policyVersion, plan, leaves);
            }

            return (known.Plan, known.Leaves);
        }
    }
}
