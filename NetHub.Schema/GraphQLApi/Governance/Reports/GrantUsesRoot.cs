using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Governance.Requests;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Reports;

namespace NetHub.Schema.GraphQLApi.Governance.Reports;

/// <summary>Reports how grants are used.</summary>
internal sealed class GrantUsesRoot(QueryEngine engine, RecentUses uses) : QueryRoot
{
    public override string Name => "grantUses";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(TypeRegistry.ListOf(ReportTypes.UseType(types))),
        "授权的使用情况：从未使用的、超出实际使用的，以及足够的授权。How grants are used: which are unused, which allow more than is used, and what access would be sufficient.",
        ReportTypes.Days());

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var (caller, names) = (run.Caller, new RowNames(engine, run.Caller));
        var recorded = await uses.ReadAsync(run.Arguments(selection), run.Today, cancel);
        return await ResponseObject.JsonAsync(selection, engine.Policy.Grants
            .Where(g => caller.Department == g.Department || uses.IsConcerned(caller, g.Fields[0]))
            .OrderBy(static g => g.Id, StringComparer.Ordinal).Select(g => Use(GrantUse.Create(g, recorded), names)).ToList());
    }

    private static ResponseObject Use(GrantUse use, RowNames names) => new("GrantUse", new Dictionary<string, Func<object?>>
    {
        ["grant"] = () => RequestObjects.Grant(use.Grant, names),
        ["lastUsedOn"] = () => use.LastUsedOn is { } day ? ResponseValues.Day(day) : null,
        ["unusedFields"] = () => use.UnusedFields,
        ["unusedUsages"] = () => use.UnusedUsages.Select(static u => ResponseValues.Code(u)),
        ["enough"] = () => use.Enough is { } enough
            ? RequestObjects.Access(new RequestedAccess(enough.Fields, enough.Level, enough.Usages, enough.Scope, enough.From, enough.Until) { Rows = enough.Rows }, names) : null,
    });
}
