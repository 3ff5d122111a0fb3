using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>Who may read what, and why: told to the department itself, to the steward of the owner, and to the operator.</summary>
internal sealed class AccessFacts(QueryEngine engine)
{
    public string Answer(Selection selection, RunScope run)
    {
        var given = GivenArguments.Of(selection, run.Leaves);
        var policy = engine.Policy;
        var department = given.Text("department") ?? "";
        var dataset = engine.Catalogue.Datasets.FirstOrDefault(d => d.Name == given.Text("dataset"))
            ?? throw new QueryRefusedException(QueryErrors.BadInput("未知的信息资源。", "Unknown dataset.", selection.Path));
        if (!policy.Departments.Contains(department.Split('-')[0]))
            throw new QueryRefusedException(QueryErrors.BadInput("未知的部门。", "Unknown department.", selection.Path));
        var fields = dataset.Fields.Where(f => IsEntitled(run.Caller, department, f.Owner)).ToList();
        if (fields.Count == 0)
            throw new QueryRefusedException(QueryErrors.NotEntitled(dataset, selection.Path));
        var caller = Caller.Of(department) with { Client = given.Text("client") ?? "" };
        var explanation = engine.Explain(caller);
        return Fact.Json(selection, new Fact("AccessView", new Dictionary<string, Func<object?>>
        {
            ["department"] = () => department,
            ["dataset"] = () => dataset.Name,
            ["policyVersion"] = () => policy.Version,
            ["rows"] = () => explanation.Rows(dataset).Select(Right),
            ["fields"] = () => fields.Select(f => Field(f, policy.Cell(caller, f), f.Owner, explanation)),
        }));
    }

    private static bool IsEntitled(Caller caller, string department, string owner) =>
        caller.Department == department || caller.Department == Departments.Data || caller.Roles.HasFlag(HubRoles.SecurityAdministrator)
        || (caller.IsSteward && caller.Department == owner);

    private static Fact Field(FieldEntry field, MatrixCell cell, string owner, AccessExplanation explanation) => new("AccessField", new Dictionary<string, Func<object?>>
    {
        ["coordinate"] = () => field.Coordinate,
        ["name"] = () => field.Declared.Chinese,
        ["owner"] = () => owner,
        ["accessClass"] = () => Naming.UpperSnake(field.AccessClass.ToString()),
        ["cell"] = () => cell.Text,
        ["reason"] = () => cell.Why,
        ["rights"] = () => explanation.Field(field).Select(Right),
    });

    private static Fact Right(ExplainedRight right) => new("AccessRight", new Dictionary<string, Func<object?>>
    {
        ["level"] = () => Naming.UpperSnake(right.Level.ToString()),
        ["scope"] = () => Naming.UpperSnake(right.Scope.ToString()),
        ["usages"] = () => right.Usages.Select(static u => Naming.UpperSnake(u.ToString())),
        ["source"] = () => right.Source,
        ["isGrant"] = () => right.IsGranted,
        ["purposes"] = () => right.Purposes.OfType<StatedPurpose>().Select(Stated),
    });

    private static string Stated(StatedPurpose purpose) =>
        Naming.UpperSnake(purpose.Code.ToString()) + (purpose.Case is null ? "" : "; case=" + purpose.Case);
}
