using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using NetHub.Schema.GraphQLApi.Catalog;
using NetHub.Schema.GraphQLApi.Contracts;
using NetHub.Schema.GraphQLApi.Following;
using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.GraphQLApi.Publishing;
using NetHub.Schema.GraphQLApi.Quality;
using NetHub.Schema.GraphQLApi.Verification;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using Engine = GraphQL.Types.Schema;

namespace NetHub.Schema.GraphQLApi;

/// <summary>Builds the GraphQL schema from the catalogue. No field has a resolver: operations are planned, not resolved.</summary>
internal static class HubSchema
{
    public static ISchema Build(DataCatalogue catalogue, AccessPolicy policy, IContract contract)
    {
        var types = new TypeRegistry(catalogue, policy, contract);
        var datasets = new DatasetTypes(types);
        var query = new ObjectGraphType { Name = "Query", Description = "县域数据共享中枢的一张图。One graph over the county's networks." };
        foreach (var dataset in catalogue.Datasets.Where(contract.IsCountable))
            AddRoots(query, dataset, datasets, types);
        var read = catalogue.Datasets.Where(contract.HasRows).ToList();
        if (read.Count > 0)
        {
            AddNodes(query, datasets);
            ChangeTypes.Add(query, types, datasets, datasets.Filters);
        }

        HubFacts.AddTypes(query, types);
        CatalogTypes.Add(query, types);
        GovernanceTypes.Add(query, types);
        PolicyTypes.Add(query, types);
        ReportTypes.Add(query, types);
        TicketTypes.Add(query, types);
        QualityTypes.Add(query, types);
        VerificationTypes.Add(query, types);
        PublishTypes.Add(query, types);

        var schema = new Engine { Query = query, Mutation = GovernanceTypes.Mutations(types), Subscription = HubSubscriptions.Root(types, datasets), Description = "NetHub:多网合一、互联互通的数据共享中枢。NetHub, a data-sharing hub for a county." };
        foreach (var directive in HubDirectives.All)
            schema.Directives.Register(directive);
        foreach (var dataset in read)
            schema.RegisterType(datasets.Object(dataset));
        schema.Initialize();
        return schema;
    }

    public static string Print(ISchema schema) => schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal });

    private static void AddNodes(ObjectGraphType query, DatasetTypes datasets)
    {
        TypeRegistry.Add(query, "node", datasets.Node, "按不透明标识取一条记录。A row by its opaque id.",
            TypeRegistry.Argument("id", new NonNullGraphType(Scalars.Id), "标识。The id."));
        TypeRegistry.Add(query, "nodes", new NonNullGraphType(new ListGraphType(datasets.Node)), "按多个标识取记录。Rows by their ids.",
            TypeRegistry.Argument("ids", new NonNullGraphType(new ListGraphType(new NonNullGraphType(Scalars.Id))), "标识列表,最多 100 个。At most 100 ids."));
    }

    private static void AddRoots(ObjectGraphType query, DatasetEntry dataset, DatasetTypes datasets, TypeRegistry types)
    {
        TypeRegistry.Add(query, dataset.PluralName, new NonNullGraphType(datasets.Connection(dataset)),
            TypeNames.Words(dataset.Declared.Chinese, dataset.Declared.English), datasets.ConnectionArguments(dataset, atRoot: true));
        if (types.Contract.HasRows(dataset))
            HubDirectives.ApplyListSize(query.Fields.Find(dataset.PluralName)!);
        // Where the plural is no other word, no name is left for one row.
        if (dataset.SingularName == dataset.PluralName || dataset.LookupKey.Count == 0 || dataset.BusinessKey.Any(f => f.Kind == ValueKind.Id && f != dataset.Id)
            || !dataset.LookupKey.All(types.Contract.MayLookUp))
            return;
        var arguments = dataset.LookupKey.Select(f => TypeRegistry.Argument(f.Name, new NonNullGraphType(types.Value(f)),
            TypeNames.Words(f.Declared.Chinese, f.Declared.English))).ToList();
        if (dataset.IsDated)
            arguments.Add(DatasetTypes.AsOf);
        TypeRegistry.Add(query, dataset.SingularName, datasets.Object(dataset),
            $"按业务主键取一条{dataset.Declared.Chinese}。One {dataset.Name} by its business key.", [.. arguments]);
    }
}
