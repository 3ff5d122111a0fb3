using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Datasets;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>Root field that returns changes of rows after a cursor. Planning reads the names of the datasets.</summary>
internal sealed class ChangesRoot : IRoot
{
    public string Name => FeedRoot.Changes;

    public OperationType Operation => OperationType.Query;

    public void Define(ObjectGraphType root, TypeRegistry types)
    {
        if (!types.HasRows)
            return;
        var datasets = new DatasetTypes(types);
        TypeRegistry.Add(root, Name, new NonNullGraphType(ChangeTypes.Feed(types, datasets)),
            "某一游标之后的变更，按先后顺序，每条至少送达一次；不填 after 时不返回变更，只给出当前游标。Changes after a cursor, in order, each delivered at least once. Without after, returns no changes, only the current cursor.",
            ChangeTypes.Arguments(types, datasets.Filters));
    }
}

/// <summary>Root field that delivers changes of rows as they happen.</summary>
internal sealed class DataChangedRoot : IRoot
{
    public string Name => FeedRoot.DataChanged;

    public OperationType Operation => OperationType.Subscription;

    public void Define(ObjectGraphType root, TypeRegistry types)
    {
        if (!types.HasRows)
            return;
        var datasets = new DatasetTypes(types);
        TypeRegistry.Add(root, Name, new NonNullGraphType(ChangeTypes.Feed(types, datasets)),
            "数据变化时送达变化的记录，内容与 changes 相同；第一个事件给出起始游标。Delivers changed rows as they change, in the same form as changes. The first event returns the starting cursor.",
            ChangeTypes.Arguments(types, datasets.Filters));
    }
}
