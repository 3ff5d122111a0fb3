using System.Text.Json;
using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Preflight;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Governance.Access;

/// <summary>Plans the operation of a request for a caller without reading data.</summary>
internal delegate ValueTask<PreflightReport> PreflightPlanner(GraphQLRequest request, Caller caller);

/// <summary>Reports what an operation would return, without running it.</summary>
internal sealed class PreflightRoot(QueryEngine engine, PreflightPlanner planner) : QueryRoot
{
    private const int LongestOperation = 100_000;

    public override string Name => "preflight";

    public override bool IsVersioned => true;

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(PreflightTypes.Preflight(types)),
        "预检：只做规划，不读数据。说明一个操作会得到什么、缺少哪些授权。Plans an operation without reading data. Reports what it would return and which grants are missing.",
        TypeRegistry.Text("operation", "操作文本。Text of the operation."),
        TypeRegistry.Argument("operationName", Scalars.String, "文本含多个操作时，指定其中一个。Name of the operation, if the text contains several."),
        TypeRegistry.Argument("variables", Scalars.String, "变量，JSON 文本。Variables, as JSON text."));

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var given = run.Arguments(selection);
        var request = new GraphQLRequest(given.Text("operation", LongestOperation) ?? "", given.Text("operationName"), Variables(given.Text("variables"), selection));
        var report = await ReportAsync(request, run.Caller);
        return await ResponseObject.JsonAsync(selection, new ResponseObject("Preflight", new Dictionary<string, Func<object?>>
        {
            ["verdict"] = () => ResponseValues.Code(report.Verdict),
            ["policyVersion"] = () => engine.Policy.Version,
            ["problems"] = () => report.Problems.Select(p => Problem(p, run.English)),
            ["uses"] = () => report.Uses.Select(Use),
            ["proposals"] = () => report.Proposals.Select(Proposal),
            ["datasets"] = () => report.Datasets.Select(d => Dataset(d, run.Caller, cancel)),
            ["fieldCost"] = () => (int)Math.Min(report.FieldCost, int.MaxValue),
            ["typeCost"] = () => (int)Math.Min(report.TypeCost, int.MaxValue),
        }));
    }

    // An operation that cannot be planned would be refused; the preflight reports this as its verdict.
    private async ValueTask<PreflightReport> ReportAsync(GraphQLRequest request, Caller caller)
    {
        try
        {
            return await planner(request, caller);
        }
        catch (QueryRefusedException refusal)
        {
            return new PreflightReport(PreflightVerdict.Refused, refusal.Errors, [], [], 0, 0, []);
        }
    }

    private static JsonElement Variables(string? text, Selection selection)
    {
        try
        {
            return text is null ? default : JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw new QueryRefusedException(QueryErrors.BadInput("variables 不是有效的 JSON。", "variables is not valid JSON.", selection.Path));
        }
    }

    private static ResponseObject Problem(QueryError error, bool english) => new("PreflightProblem", new Dictionary<string, Func<object?>>
    {
        ["code"] = () => error.Code,
        ["message"] = () => english ? error.English : error.Chinese,
        ["coordinate"] = () => error.Details?.GetValueOrDefault("coordinate"),
        ["path"] = () => error.Path ?? [],
    });

    private ResponseObject Use(FieldVerdict use) => new("FieldUse", new Dictionary<string, Func<object?>>
    {
        ["coordinate"] = () => use.Field.Coordinate,
        ["usage"] = () => ResponseValues.Code(use.Usage),
        ["level"] = () => ResponseValues.Code(use.Level),
        ["owner"] = () => use.Field.Owner,
        ["sharingType"] = () => ResponseValues.Code(use.Field.Sharing),
        ["needsPurpose"] = () => use.Decision.Lack != MissingPurpose.None,
    });

    private static ResponseObject Proposal(ProposedGrant proposal) => new("ProposedGrant", new Dictionary<string, Func<object?>>
    {
        ["fields"] = () => proposal.Fields,
        ["level"] = () => ResponseValues.Code(proposal.Level),
        ["usages"] = () => proposal.Usages.Select(static u => ResponseValues.Code(u)),
        ["scope"] = () => ResponseValues.Code(proposal.Scope),
        ["owners"] = () => proposal.Owners,
    });

    private ResponseObject Dataset(DatasetEntry dataset, Caller caller, CancellationToken cancel) => new("PreflightDataset", new Dictionary<string, Func<object?>>
    {
        ["name"] = () => dataset.Name,
        ["rowsInScope"] = () => ResponseObject.Later(RoundedAsync(engine.CountRowsAsync(dataset, caller, cancel))),
    });

    // Rounds to two significant digits, and to tens below 100: enough to judge the size of a result.
    private static async ValueTask<int> RoundedAsync(ValueTask<long> counted)
    {
        var rows = await counted;
        var step = 10L;
        while (rows / step >= 100)
            step *= 10;
        return (int)Math.Min((rows + (step / 2)) / step * step, int.MaxValue);
    }
}
