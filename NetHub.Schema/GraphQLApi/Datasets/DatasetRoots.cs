using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Datasets;

/// <summary>Root fields generated from each dataset: its connection, and the lookup of one row by business key.</summary>
internal static class DatasetRoots
{
    public static void Define(ObjectGraphType query, DatasetEntry dataset, DatasetTypes datasets, TypeRegistry types)
    {
        TypeRegistry.Add(query, dataset.PluralName, new NonNullGraphType(datasets.Connection(dataset)),
            TypeNames.Words(dataset.Declared.Chinese, dataset.Declared.English), datasets.ConnectionArguments(dataset, atRoot: true));
        if (types.Contract.HasRows(dataset))
            HubDirectives.ApplyListSize(query.Fields.Find(dataset.PluralName)!);
        if (HasLookup(dataset, types))
            DefineLookup(query, dataset, datasets, types);
    }

    // If plural and singular are the same word, the connection already has the name.
    private static bool HasLookup(DatasetEntry dataset, TypeRegistry types) =>
        dataset.SingularName != dataset.PluralName && dataset.LookupKey.Count > 0 && !dataset.BusinessKey.Any(f => f.Kind == ValueKind.Id && f != dataset.Id)
        && dataset.LookupKey.All(types.Contract.MayLookUp);

    private static void DefineLookup(ObjectGraphType query, DatasetEntry dataset, DatasetTypes datasets, TypeRegistry types)
    {
        var arguments = dataset.LookupKey.Select(f => TypeRegistry.Argument(f.Name, new NonNullGraphType(types.Value(f)),
            TypeNames.Words(f.Declared.Chinese, f.Declared.English))).ToList();
        if (dataset.IsDated)
            arguments.Add(DatasetTypes.AsOf);
        TypeRegistry.Add(query, dataset.SingularName, datasets.Object(dataset),
            $"按业务主键取一条{dataset.Declared.Chinese}。Returns one {dataset.Name} by its business key.", [.. arguments]);
    }
}
