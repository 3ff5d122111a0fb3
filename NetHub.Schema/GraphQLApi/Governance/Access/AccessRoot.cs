using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Rights;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Access;

/// <summary>
/// Explains the rights of a department on a dataset to the department itself, to stewards of the owner, to the operator and to the security
/// administrator.
/// </summary>
internal sealed class AccessRoot(QueryEngine engine) : QueryRoot
{
    public override string Name => "access";

    public override bool IsVersioned => true;

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(AccessTypes.AccessView(types)),
        "一个部门对一个信息资源的权限及其来源，与实际执行一致。The rights of a department on a dataset and their sources, exactly as enforced.",
        TypeRegistry.Text("department", "部门代码。Department code."),
        TypeRegistry.Text("dataset", "信息资源，如 ServiceOrder。The dataset, for example ServiceOrder."),
        TypeRegistry.Argument("client", Scalars.String, "客户端；填写后，只授予该客户端的授权也计入。Client; if set, grants restricted to this client are included."));

    public override ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var given = run.Arguments(selection);
        var policy = engine.Policy;
        var department = given.Text("department") ?? "";
        var dataset = engine.Catalog.Datasets.FirstOrDefault(d => d.Name == given.Text("dataset"))
            ?? throw new QueryRefusedException(QueryErrors.BadInput("未知的信息资源。", "Unknown dataset.", selection.Path));
        if (!policy.Departments.Contains(department.Split('-')[0]))
            throw new QueryRefusedException(QueryErrors.BadInput("未知的部门。", "Unknown department.", selection.Path));
        var fields = dataset.Fields.Where(f => IsEntitled(run.Caller, department, f.Owner)).ToList();
        if (fields.Count == 0)
            throw new QueryRefusedException(QueryErrors.NotEntitled(dataset, selection.Path));
        var caller = Caller.ForDepartment(department) with { Client = given.Text("client") ?? "" };
        var explanation = engine.Explain(caller);
        return ResponseObject.JsonAsync(selection, new ResponseObject("AccessView", new Dictionary<string, Func<object?>>
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

    private static ResponseObject Field(FieldEntry field, MatrixCell cell, string owner, AccessExplanation explanation) => new("AccessField", new Dictionary<string, Func<object?>>
    {
        ["coordinate"] = () => field.Coordinate,
        ["name"] = () => field.Declared.Chinese,
        ["owner"] = () => owner,
        ["accessClass"] = () => ResponseValues.Code(field.AccessClass),
        ["cell"] = () => cell.Text,
        ["reason"] = () => cell.Why,
        ["rights"] = () => explanation.Field(field).Select(Right),
    });

    private static ResponseObject Right(ExplainedRight right) => new("AccessRight", new Dictionary<string, Func<object?>>
    {
        ["level"] = () => ResponseValues.Code(right.Level),
        ["scope"] = () => ResponseValues.Code(right.Scope),
        ["usages"] = () => right.Usages.Select(static u => ResponseValues.Code(u)),
        ["source"] = () => right.Source,
        ["isGrant"] = () => right.IsGranted,
        ["purposes"] = () => right.Purposes.OfType<StatedPurpose>().Select(Stated),
    });

    private static string Stated(StatedPurpose purpose) =>
        ResponseValues.Code(purpose.Code) + (purpose.Case is null ? "" : "; case=" + purpose.Case);
}
