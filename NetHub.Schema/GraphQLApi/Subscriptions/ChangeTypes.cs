using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Datasets;
using NetHub.Schema.GraphQLApi.Types;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>Types of the feed of changes.</summary>
internal static class ChangeTypes
{
    public static QueryArgument[] Arguments(TypeRegistry types, FilterTypes filters) =>
    [
        TypeRegistry.Argument("datasets", new NonNullGraphType(new ListGraphType(new NonNullGraphType(Scalars.String))), "信息资源名。Names of datasets."),
        TypeRegistry.Argument("after", Scalars.String, "上次得到的 next。What next was the last time."),
        TypeRegistry.Argument("first", Scalars.Int, "最多多少条，默认 100。At most so many; 100 when not said."),
        TypeRegistry.Argument("where", Filter(types, filters), "只关注符合条件的记录；不再符合的为 REMOVED。Only rows that match; those that no longer do are REMOVED."),
    ];

    public static ObjectGraphType Feed(TypeRegistry types, DatasetTypes datasets) => types.Object("ChangeFeed", "一段变更。A stretch of changes.", type =>
    {
        TypeRegistry.AddRequired(type, "changes", TypeRegistry.ListOf(Change(types, datasets)), "变更。The changes.");
        TypeRegistry.AddRequired(type, "next", Scalars.String, "不透明的游标，从此继续。The opaque cursor to go on from.");
        TypeRegistry.AddRequired(type, "hasMore", Scalars.Boolean, "后面还有。There are more.");
        TypeRegistry.AddRequired(type, "fellBehind", Scalars.Boolean, "订阅落后太多而结束；请用 changes 从 next 追上。The subscription fell too far behind and ends; catch up with changes, from next.");
    });

    private static ObjectGraphType Change(TypeRegistry types, DatasetTypes datasets) => types.Object("Change", "一条记录的变更。A change of a row.", type =>
    {
        TypeRegistry.AddRequired(type, "kind", types.Enum("ChangeKind", "变更的种类。Kind of a change.", Sharing.Catalog.Terms.All(typeof(ReadChangeKind))), "种类。The kind.");
        TypeRegistry.AddRequired(type, "dataset", Scalars.String, "信息资源。The dataset.");
        TypeRegistry.AddRequired(type, "id", Scalars.Id, "记录标识。Id of the row.");
        TypeRegistry.Add(type, "row", datasets.Node, "现在的记录，与查询所得相同；已移除时为空。The row as it is now, as a query would show it; null where it is removed.");
    });

    private static InputObjectGraphType Filter(TypeRegistry types, FilterTypes filters) => types.Input("ChangeFilterInput", "各信息资源的条件。A filter for each dataset.", type =>
    {
        foreach (var dataset in types.Catalog.Datasets.Where(d => d.IsVersioned && types.Contract.HasRows(d) && filters.HasFilter(d)))
            TypeRegistry.Add(type, dataset.SingularName, filters.Filter(dataset), TypeNames.Words(dataset.Declared.Chinese, dataset.Declared.English));
    });
}
