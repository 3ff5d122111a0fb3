using System.Runtime.CompilerServices;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>Follows a subscription to events. The ledger records it once, when it begins.</summary>
internal sealed class EventFollower(OperationPipeline pipeline, OperationPlanner planner, QueryEngine engine, IEventSubscription? subscription) : OperationKind
{
    private Selection? selection;

    public override AuditAction Action => AuditAction.Subscription;

    public override bool IsTraced => false;

    /// <summary>Returns the events, or one answer that refuses the subscription.</summary>
    public async IAsyncEnumerable<GraphQLAnswer> FollowAsync(
        GraphQLRequest request, Caller caller, GraphQLRequestOptions options, [EnumeratorCancellation] CancellationToken cancel)
    {
        var begun = await pipeline.RunAsync(this, request, caller, options, cancel);
        if (begun.IsRefusal)
        {
            yield return begun;
            yield break;
        }

        var receipt = begun.Receipt;
        begun.Dispose();
        await foreach (var json in subscription!.EventsAsync(selection!, () => engine.WithPurpose(caller, options.Origin.Purpose), cancel))
            yield return GraphQLAnswer.Event(selection!.ResponseKey, json, engine.Policy.Version, receipt);
    }

    public override async ValueTask<PlannedOperation?> PlanAsync(OperationContext operation)
    {
        var prepared = planner.Find(operation.Request);
        operation.Record.IsOf(prepared);
        selection = await planner.RootAsync(prepared, operation.Request, operation.Caller);
        if (subscription is null || selection.Name != subscription.Name)
            throw new QueryRefusedException(QueryErrors.BadInput("未知的订阅。", "Unknown subscription."));
        subscription.Check(selection, operation.Caller);
        return null;
    }

    public override ValueTask<AuditEntry?> RunAsync(OperationContext operation, PlannedOperation? planned, CancellationToken cancel) =>
        new(operation.Record.Answered(Action, AuditedFields.None, null, null));
}
