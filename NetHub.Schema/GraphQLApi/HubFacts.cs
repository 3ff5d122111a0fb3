using GraphQL.Types;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi;

/// <summary>Answers that need no database: what the caller may do, as it is enforced, and what codes mean.</summary>
internal static class HubFacts
{
    public static void AddTypes(ObjectGraphType query, TypeRegistry types)
    {
        var level = types.Enum(typeof(AccessLevel));
        var usage = types.Enum(typeof(Usage));
        var scope = types.Enum(typeof(RowScope));
        var role = types.Enum("HubRole", "角色。Role.", Terms.Of(typeof(HubRoles)).Where(static t => t.Name != "NONE"));
        var field = types.Object("ViewerField", "调用方对一个信息项的一种权限。One right of the caller on a field.", type =>
        {
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息项。The field.");
            TypeRegistry.AddRequired(type, "level", level, "访问级别。Access level.");
            TypeRegistry.AddRequired(type, "usages", new ListGraphType(new NonNullGraphType(usage)), "允许的用法。Usages permitted.");
            TypeRegistry.AddRequired(type, "scope", scope, "行范围。Row scope.");
        });
        var dataset = types.Object("ViewerDataset", "调用方对一个信息资源的权限。Rights of the caller on a dataset.", type =>
        {
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息资源。The dataset.");
            TypeRegistry.AddRequired(type, "fields", new ListGraphType(new NonNullGraphType(field)), "各信息项的权限。Rights on its fields.");
        });
        var viewer = types.Object("Viewer", "调用方及其权限。The caller and its rights.", type =>
        {
            TypeRegistry.AddRequired(type, "department", Scalars.String, "部门。Department.");
            TypeRegistry.AddRequired(type, "client", Scalars.String, "客户端。Client.");
            TypeRegistry.AddRequired(type, "roles", new ListGraphType(new NonNullGraphType(role)), "角色。Roles.");
            TypeRegistry.AddRequired(type, "clearance", types.Enum(typeof(Sensitivity)), "可用信息项的最高敏感级别。The highest sensitivity of fields that it may use.");
            TypeRegistry.AddRequired(type, "datasets", new ListGraphType(new NonNullGraphType(dataset)), "可用的信息资源。Datasets that it may use.");
        });
        var code = types.Object("CodeValue", "代码及其含义。A code and what it means.", type =>
        {
            TypeRegistry.AddRequired(type, "code", Scalars.String, "代码。The code.");
            TypeRegistry.AddRequired(type, "labelZh", Scalars.String, "中文。In Chinese.");
            TypeRegistry.AddRequired(type, "labelEn", Scalars.String, "英文。In English.");
        });
        TypeRegistry.Add(query, "viewer", new NonNullGraphType(viewer), "调用方可做什么。What the caller may do.");
        TypeRegistry.Add(query, "codeList", new ListGraphType(new NonNullGraphType(code)), "代码表;不存在时为空。A code list; null where there is none.",
            TypeRegistry.Argument("name", new NonNullGraphType(Scalars.String), "代码表名。Name of the list."));
    }

    public static string Viewer(DataCatalogue catalogue, AccessPolicy policy, Caller caller, Selection selection) => Fact.Json(selection, new Fact("Viewer", new Dictionary<string, Func<object?>>
    {
        ["department"] = () => caller.Department,
        ["client"] = () => caller.Client,
        ["roles"] = () => Roles(caller),
        ["clearance"] = () => Naming.UpperSnake(caller.Clearance.ToString()),
        ["datasets"] = () => catalogue.Datasets.Select(d => (Dataset: d, Rights: Rights(d, policy, caller))).Where(d => d.Rights.Count > 0).Select(d => Dataset(d.Dataset, d.Rights)),
    }));

    public static string CodeList(DataCatalogue catalogue, Selection selection, RunScope run)
    {
        var name = GivenArguments.Of(selection, run.Leaves).Text("name") ?? "";
        return Fact.Json(selection, !catalogue.CodeLists.Contains(name) ? null : catalogue.CodeLists.Values(name).Select(v => new Fact("CodeValue", new Dictionary<string, Func<object?>>
        {
            ["code"] = () => v.Code,
            ["labelZh"] = () => v.Chinese,
            ["labelEn"] = () => v.English,
        })));
    }

    private static IEnumerable<string> Roles(Caller caller) =>
        Enum.GetValues<HubRoles>().Where(r => r != HubRoles.None && caller.Roles.HasFlag(r)).Select(static r => Naming.UpperSnake(r.ToString()));

    private static Fact Dataset(DatasetEntry dataset, IReadOnlyList<Fact> rights) => new("ViewerDataset", new Dictionary<string, Func<object?>>
    {
        ["name"] = () => dataset.Name,
        ["fields"] = () => rights,
    });

    private static List<Fact> Rights(DatasetEntry dataset, AccessPolicy policy, Caller caller) => [.. dataset.Fields.SelectMany(f => Rights(f, policy, caller))];

    private static IEnumerable<Fact> Rights(FieldEntry field, AccessPolicy policy, Caller caller) =>
        from usage in Enum.GetValues<Usage>()
        from alternative in policy.Decide(caller, field, usage).Alternatives
        group usage by (alternative.Level, alternative.Scope) into right
        select new Fact("ViewerField", new Dictionary<string, Func<object?>>
        {
            ["name"] = () => field.Name,
            ["level"] = () => Naming.UpperSnake(right.Key.Level.ToString()),
            ["usages"] = () => right.Select(u => Naming.UpperSnake(u.ToString())).ToList(),
            ["scope"] = () => Naming.UpperSnake(right.Key.Scope.ToString()),
        });
}
