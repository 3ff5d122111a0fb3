using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Datasets;
using NetHub.Schema.GraphQLApi.Types;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>Types of the change feed.</summary>
internal static class ChangeTypes
{
    public static QueryArgument[] Arguments(TypeRegistry types, FilterTypes filters) =>
    [
        TypeRegistry.Argument("datasets", new NonNullGraphType(new ListGraphType(new NonNullGraphType(Scalars.String))), "信息资源名。Names of datasets."),
        TypeRegistry.Argument("after", Scalars.String, "上次返回的 next 游标。The cursor next of the previous result."),
        TypeRegistry.Argument("first", Scalars.Int, "最多返回的条数，默认 100。Maximum number of changes; defaults to 100."),
        TypeRegistry.Argument("where", Filter(types, filters), "只返回符合条件的记录；不再符合的以 REMOVED 送达。Only rows that match; rows that no longer match are delivered as REMOVED."),
    ];

    public static ObjectGraphType Feed(TypeRegistry types, DatasetTypes datasets) => types.Object("ChangeFeed", "一段变更。A section of the change feed.", type =>
    {
        TypeRegistry.AddRequired(type, "changes", TypeRegistry.ListOf(Change(types, datasets)), "变更。The changes.");
        TypeRegistry.AddRequired(type, "next", Scalars.String, "不透明的游标，下次由此继续。Opaque cursor from which to continue.");
        TypeRegistry.AddRequired(type, "hasMore", Scalars.Boolean, "之后是否还有变更。Whether more changes follow.");
        TypeRegistry.AddRequired(type, "fellBehind", Scalars.Boolean, "订阅是否因落后过多而结束；若是，请用 changes 从 next 起补取。Whether the subscription ends because it fell too far behind; if so, catch up with changes, starting from next.");
    });

    private static ObjectGraphType Change(TypeRegistry types, DatasetTypes datasets) => types.Object("Change", "一条记录的变更。A change of a row.", type =>
    {
        TypeRegistry.AddRequired(type, "kind", types.Enum("ChangeKind", "变更种类。Kind of change.", Sharing.Catalog.Terms.All(typeof(ReadChangeKind))), "变更种类。Kind of change.");
        TypeRegistry.AddRequired(type, "dataset", Scalars.String, "信息资源。The dataset.");
        TypeRegistry.AddRequired(type, "id", Scalars.Id, "记录标识。Id of the row.");
        TypeRegistry.Add(type, "row", datasets.Node, "当前的记录，与查询结果相同；已移除时为空。The current row, as a query would return it; null if it was removed.");
    });

    private static InputObjectGraphType Filter(TypeRegistry types, FilterTypes filters) => types.Input("ChangeFilterInput", "各信息资源的筛选条件。A filter for each dataset.", type =>
    {
        foreach (var dataset in types.Catalog.Datasets.Where(d => d.IsVersioned && types.Contract.HasRows(d) && filters.HasFilter(d)))
            TypeRegistry.Add(type, dataset.SingularName, filters.Filter(dataset), TypeNames.Words(dataset.Declared.Chinese, dataset.Declared.English));
    });
}
