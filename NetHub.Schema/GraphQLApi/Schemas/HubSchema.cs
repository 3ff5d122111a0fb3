using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Datasets;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using Engine = GraphQL.Types.Schema;

namespace NetHub.Schema.GraphQLApi.Schemas;

/// <summary>
/// Builds the GraphQL schema from the catalog and the root fields. Fields have no resolvers, because operations are planned as a whole.
/// </summary>
internal static class HubSchema
{
    public static ISchema Build(DataCatalog catalog, AccessPolicy policy, IContract contract, RootFields roots)
    {
        var types = new TypeRegistry(catalog, policy, contract);
        var datasets = new DatasetTypes(types);
        var schema = new Engine
        {
            Query = Query(types, datasets, roots),
            Mutation = Root(OperationType.Mutation, "改变状态的操作；一次请求只执行一项。Operations that change state; one per request.", types, roots),
            Subscription = Subscription(types, roots),
            Description = "NetHub：多网合一、互联互通的县域数据共享中枢。NetHub, the data-sharing hub of a county.",
        };
        foreach (var directive in HubDirectives.All)
            schema.Directives.Register(directive);
        foreach (var dataset in catalog.Datasets.Where(contract.HasRows))
            schema.RegisterType(datasets.Object(dataset));
        schema.Initialize();
        return schema;
    }

    public static string Print(ISchema schema) => schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal });

    private static ObjectGraphType Query(TypeRegistry types, DatasetTypes datasets, RootFields roots)
    {
        var query = new ObjectGraphType { Name = "Query", Description = "查询入口：一张图贯通县域各网数据。Queries over one graph of all the county's networks." };
        foreach (var dataset in types.Catalog.Datasets.Where(types.Contract.IsCountable))
            DatasetRoots.Define(query, dataset, datasets, types);
        roots.Define(OperationType.Query, query, types);
        return query;
    }

    private static ObjectGraphType Subscription(TypeRegistry types, RootFields roots)
    {
        var root = Root(OperationType.Subscription, "可以跟踪的变化；第一个事件给出当前状态。Changes that can be followed; the first event returns the current state.", types, roots);
        // The engine requires a stream resolver, but never calls it: the hub follows subscriptions itself.
        foreach (var field in root.Fields)
            field.StreamResolver = new SourceStreamResolver<object>(static IObservable<object?> (_) => throw new InvalidOperationException("Subscriptions are followed by the hub, not by the engine."));
        return root;
    }

    private static ObjectGraphType Root(OperationType operation, string description, TypeRegistry types, RootFields roots)
    {
        var root = new ObjectGraphType { Name = operation.ToString(), Description = description };
        roots.Define(operation, root, types);
        return root;
    }
}
