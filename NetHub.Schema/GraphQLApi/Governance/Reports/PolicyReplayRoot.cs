using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Rights;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Reports;

/// <summary>Replays recorded reads under a policy draft or without certain grants, and reports what would change.</summary>
internal sealed class PolicyReplayRoot(QueryEngine engine, PolicyDraftService? service, RecentUses uses) : QueryRoot
{
    public override string Name => "policyReplay";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(TypeRegistry.ListOf(ReportTypes.ReplayedType(types))),
        "策略回放：依据近期读取记录，说明草案或撤销授权会使哪个部门的哪个操作得到或失去哪个信息项。Replays recent reads: which fields the operations of each department would gain or lose under a draft, or if grants were revoked.",
        TypeRegistry.Argument("draft", Scalars.String, "草案编号。Id of the policy draft."),
        TypeRegistry.Argument("revoked", TypeRegistry.ListOf(Scalars.String), "假定撤销的授权。Ids of grants to treat as revoked."),
        ReportTypes.Days());

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var (given, caller) = (run.Arguments(selection), run.Caller);
        var recorded = await uses.ReadAsync(given, run.Today, cancel);
        var candidate = await (service ?? throw new QueryRefusedException(QueryErrors.Unavailable()))
            .CandidateAsync(caller, engine.Policy, given.Text("draft"), given.Texts("revoked") ?? [], cancel);
        var replayed = engine.Replay(candidate, recorded).Where(r => uses.IsConcerned(caller, r.Use.Coordinate) || r.Use.Department == caller.Department);
        return await ResponseObject.JsonAsync(selection, replayed.Select(Replayed).ToList());
    }

    private static ResponseObject Replayed(ReplayedUse replayed) => new("ReplayedUse", new Dictionary<string, Func<object?>>
    {
        ["department"] = () => replayed.Use.Department,
        ["operation"] = () => replayed.Use.Operation,
        ["coordinate"] = () => replayed.Use.Coordinate,
        ["usage"] = () => ResponseValues.Code(replayed.Use.Usage),
        ["before"] = () => replayed.Before.Select(Right),
        ["after"] = () => replayed.After.Select(Right),
        ["isLost"] = () => replayed.IsLost,
        ["isGained"] = () => replayed.IsGained,
    });

    private static string Right((AccessLevel Level, RowScope Scope) right) => $"{ResponseValues.Code(right.Level)} {ResponseValues.Code(right.Scope)}";
}
