using System.Text.Json;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Preflighting;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>What an operation would be answered, before it is asked.</summary>
/// <param name="engine">Knows the policy.</param>
/// <param name="preflight">Plans the operation of a request for a caller.</param>
/// <param name="rows">Rows of a dataset that exist for a caller.</param>
internal sealed class PreflightFacts(QueryEngine engine, Func<GraphQLRequest, Caller, PreflightReport> preflight, Func<DatasetEntry, Caller, long> rows)
{
    private const int LongestOperation = 100_000;

    public string Answer(Selection selection, RunScope run)
    {
        var given = GivenArguments.Of(selection, run.Leaves);
        var request = new GraphQLRequest(given.Text("operation", LongestOperation) ?? "", given.Text("operationName"), Variables(given.Text("variables"), selection));
        var report = Report(request, run.Caller);
        return Fact.Json(selection, new Fact("Preflight", new Dictionary<string, Func<object?>>
        {
            ["verdict"] = () => Code(report.Verdict),
            ["policyVersion"] = () => engine.Policy.Version,
            ["problems"] = () => report.Problems.Select(p => Problem(p, run.English)),
            ["uses"] = () => report.Uses.Select(Use),
            ["proposals"] = () => report.Proposals.Select(Proposal),
            ["datasets"] = () => report.Datasets.Select(d => Dataset(d, run.Caller)),
            ["fieldCost"] = () => (int)Math.Min(report.FieldCost, int.MaxValue),
            ["typeCost"] = () => (int)Math.Min(report.TypeCost, int.MaxValue),
        }));
    }

    // What cannot even be planned is refused, and that is what a preflight is to say.
    private PreflightReport Report(GraphQLRequest request, Caller caller)
    {
        try
        {
            return preflight(request, caller);
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
            throw new QueryRefusedException(QueryErrors.BadInput("variables 不是 JSON。", "variables is no JSON.", selection.Path));
        }
    }

    private static Fact Problem(QueryError error, bool english) => new("PreflightProblem", new Dictionary<string, Func<object?>>
    {
        ["code"] = () => error.Code,
        ["message"] = () => english ? error.English : error.Chinese,
        ["coordinate"] = () => error.Details?.GetValueOrDefault("coordinate"),
        ["path"] = () => error.Path ?? [],
    });

    private Fact Use(FieldVerdict use) => new("FieldUse", new Dictionary<string, Func<object?>>
    {
        ["coordinate"] = () => use.Field.Coordinate,
        ["usage"] = () => Code(use.Usage),
        ["level"] = () => Code(use.Level),
        ["owner"] = () => use.Field.Owner,
        ["sharingType"] = () => Code(use.Field.Sharing),
        ["needsPurpose"] = () => use.Decision.Lack != PurposeLack.None,
    });

    private static Fact Proposal(ProposedGrant proposal) => new("ProposedGrant", new Dictionary<string, Func<object?>>
    {
        ["fields"] = () => proposal.Fields,
        ["level"] = () => Code(proposal.Level),
        ["usages"] = () => proposal.Usages.Select(static u => Code(u)),
        ["scope"] = () => Code(proposal.Scope),
        ["owners"] = () => proposal.Owners,
    });

    private Fact Dataset(DatasetEntry dataset, Caller caller) => new("PreflightDataset", new Dictionary<string, Func<object?>>
    {
        ["name"] = () => dataset.Name,
        ["rowsInScope"] = () => Rounded(rows(dataset, caller)),
    });

    // Two digits, and tens below a hundred: enough to see whether a view will be large.
    private static int Rounded(long rows)
    {
        var step = 10L;
        while (rows / step >= 100)
            step *= 10;
        return (int)Math.Min((rows + (step / 2)) / step * step, int.MaxValue);
    }

    private static string Code<T>(T value)
        where T : struct, Enum => Naming.UpperSnake(value.ToString());
}
