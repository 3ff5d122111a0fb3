using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Datasets;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>Changes of rows after a cursor. Planning reads which datasets they are of.</summary>
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
            "自某一游标之后的变更，按先后顺序，至少送达一次；不给 after 时为空并给出当前游标。Changes after a cursor, in their order, each at least once; without after none, and the cursor of now.",
            ChangeTypes.Arguments(types, datasets.Filters));
    }
}

/// <summary>Changes of rows as they happen.</summary>
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
            "数据变化时送达变化的记录，与 changes 相同；第一个事件给出起点。Delivers changed rows, as changes does; the first event tells where it begins.",
            ChangeTypes.Arguments(types, datasets.Filters));
    }
}
