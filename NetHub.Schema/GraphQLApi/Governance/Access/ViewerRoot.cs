using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Rights;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Access;

/// <summary>
/// Returns the caller's rights as they are enforced. It is answered when the plan runs, because different callers with the same profile
/// share a plan.
/// </summary>
internal sealed class ViewerRoot(QueryEngine engine) : QueryRoot
{
    public override string Name => "viewer";

    public override bool IsVersioned => true;

    public override void Define(ObjectGraphType root, TypeRegistry types)
    {
        var level = types.Enum(typeof(AccessLevel));
        var usage = types.Enum(typeof(Usage));
        var scope = types.Enum(typeof(RowScope));
        var role = types.Enum("HubRole", "角色。Role.", Terms.All(typeof(HubRoles)).Where(static t => t.Name != "NONE"));
        var field = types.Object("ViewerField", "调用方对一个信息项的一项权限。A right of the caller on a field.", type =>
        {
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息项。The field.");
            TypeRegistry.AddRequired(type, "level", level, "访问级别。Access level.");
            TypeRegistry.AddRequired(type, "usages", new ListGraphType(new NonNullGraphType(usage)), "允许的用法。Permitted usages.");
            TypeRegistry.AddRequired(type, "scope", scope, "行范围。Row scope.");
        });
        var dataset = types.Object("ViewerDataset", "调用方对一个信息资源的权限。Rights of the caller on a dataset.", type =>
        {
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息资源。The dataset.");
            TypeRegistry.AddRequired(type, "fields", new ListGraphType(new NonNullGraphType(field)), "各信息项的权限。Rights on each field.");
        });
        var viewer = types.Object("Viewer", "调用方及其权限。The caller and its rights.", type =>
        {
            TypeRegistry.AddRequired(type, "department", Scalars.String, "部门。Department.");
            TypeRegistry.AddRequired(type, "client", Scalars.String, "客户端。Client.");
            TypeRegistry.AddRequired(type, "roles", new ListGraphType(new NonNullGraphType(role)), "角色。Roles.");
            TypeRegistry.AddRequired(type, "clearance", types.Enum(typeof(Sensitivity)), "调用方可用信息项的最高敏感级别。The highest sensitivity of fields that the caller may use.");
            TypeRegistry.AddRequired(type, "datasets", new ListGraphType(new NonNullGraphType(dataset)), "调用方可用的信息资源。Datasets that the caller may use.");
        });
        TypeRegistry.Add(root, Name, new NonNullGraphType(viewer), "调用方及其权限。The caller and its rights, exactly as enforced.");
    }

    public override ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var (caller, rights) = (run.Caller, engine.Rights(engine.Policy));
        return ResponseObject.JsonAsync(selection, new ResponseObject("Viewer", new Dictionary<string, Func<object?>>
        {
            ["department"] = () => caller.Department,
            ["client"] = () => caller.Client,
            ["roles"] = () => Roles(caller),
            ["clearance"] = () => ResponseValues.Code(caller.Clearance),
            ["datasets"] = () => engine.Catalog.Datasets.Select(d => (Dataset: d, Rights: Rights(d, rights, caller))).Where(d => d.Rights.Count > 0).Select(d => Dataset(d.Dataset, d.Rights)),
        }));
    }

    private static IEnumerable<string> Roles(Caller caller) =>
        Enum.GetValues<HubRoles>().Where(r => r != HubRoles.None && caller.Roles.HasFlag(r)).Select(static r => ResponseValues.Code(r));

    private static ResponseObject Dataset(DatasetEntry dataset, IReadOnlyList<ResponseObject> rights) => new("ViewerDataset", new Dictionary<string, Func<object?>>
    {
        ["name"] = () => dataset.Name,
        ["fields"] = () => rights,
    });

    private static List<ResponseObject> Rights(DatasetEntry dataset, EnforcedRights rights, Caller caller) => [.. dataset.Fields.SelectMany(f => Rights(f, rights, caller))];

    private static IEnumerable<ResponseObject> Rights(FieldEntry field, EnforcedRights rights, Caller caller) =>
        from usage in Enum.GetValues<Usage>()
        from alternative in rights.Alternatives(caller, field, usage)
        group usage by (alternative.Level, alternative.Scope) into right
        select new ResponseObject("ViewerField", new Dictionary<string, Func<object?>>
        {
            ["name"] = () => field.Name,
            ["level"] = () => ResponseValues.Code(right.Key.Level),
            ["usages"] = () => right.Select(u => ResponseValues.Code(u)).ToList(),
            ["scope"] = () => ResponseValues.Code(right.Key.Scope),
        });
}
