using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>
/// Resolves the names of an operation in the catalog. It checks no permissions: access is decided afterwards, and an unknown name gets
/// the same error for every caller.
/// </summary>
internal sealed class QueryResolver(DataCatalog catalog, QueryLimits limits)
{
    private const int MostNodes = 100;

    /// <param name="selections">The root fields.</param>
    /// <param name="external">Returns the external field of a root field; null if the root field is data.</param>
    /// <exception cref="QueryRefusedException">Names are unknown, or arguments are invalid; every problem is reported.</exception>
    public DataQuery Resolve(IReadOnlyList<Selection> selections, Func<Selection, IExternalField?> external)
    {
        var context = new ResolvingContext(catalog, limits);
        var roots = selections.Select(s => Root(context, s, external)).OfType<RootQuery>().ToList();
        context.ThrowIfAny();
        return new DataQuery(roots);
    }

    /// <summary>Resolves an export of every row of one connection.</summary>
    /// <exception cref="QueryRefusedException">Names are unknown, or arguments are invalid.</exception>
    public DataQuery Resolve(ExportShape export)
    {
        var context = new ResolvingContext(catalog, limits);
        var (dataset, selection, nodes) = export;
        var root = new ExportRoot(
            selection.ResponseKey, selection.Path, dataset,
            new PredicateResolver(context).Resolve(dataset, selection.Argument("where")),
            new OrderResolver(context).Resolve(dataset, selection.Argument("order"), selection.Path),
            Shape(context, dataset, nodes.Children(dataset.Name)), nodes.Path)
        { AsOf = AsOf(selection) };
        context.ThrowIfAny();
        return new DataQuery([root]);
    }

    /// <summary>Resolves the selected fields of a row once its id has revealed the dataset.</summary>
    /// <exception cref="QueryRefusedException">Names are unknown, or arguments are invalid.</exception>
    public RowShape Shape(DatasetEntry dataset, Selection selection)
    {
        var context = new ResolvingContext(catalog, limits);
        var shape = Shape(context, dataset, selection.Children(dataset.Name));
        context.ThrowIfAny();
        return shape;
    }

    private static RowShape Shape(ResolvingContext context, DatasetEntry dataset, IReadOnlyList<Selection> selections) =>
        new RowResolver(context).Resolve(dataset, selections);

    private static ScalarInput? AsOf(Selection selection) => selection.Argument("asOf") as ScalarInput;

    private static RootQuery? Root(ResolvingContext context, Selection selection, Func<Selection, IExternalField?> external)
    {
        if (external(selection) is { } field)
            return new ExternalRoot(selection.ResponseKey, selection.Path, selection, field);
        if (context.Catalog.Datasets.FirstOrDefault(d => d.PluralName == selection.Name) is { } many)
            return new ConnectionRoot(selection.ResponseKey, selection.Path, new ConnectionResolver(context).Resolve(many, link: null, selection)) { AsOf = AsOf(selection) };
        if (context.Catalog.Datasets.FirstOrDefault(d => d.SingularName == selection.Name) is { } one)
            return Lookup(context, one, selection);
        switch (selection.Name)
        {
            case "node":
                return Nodes(context, selection, "id", isList: false);
            case "nodes":
                return Nodes(context, selection, "ids", isList: true);
            case FeedRoot.Changes or FeedRoot.DataChanged:
                return new ChangesResolver(context).Resolve(selection);
            default:
                context.Report($"未知的字段 {selection.Name}。", $"Unknown field {selection.Name}.");
                return null;
        }
    }

    /// <summary>Resolves a lookup as a filter on the business key.</summary>
    private static LookupRoot Lookup(ResolvingContext context, DatasetEntry dataset, Selection selection)
    {
        var key = dataset.LookupKey.Select(Predicate (f) => new FieldTest(f, Comparison.Eq, selection.Argument(f.Name) ?? InputValue.Null));
        return new LookupRoot(selection.ResponseKey, selection.Path, new AllOf([.. key]), Shape(context, dataset, selection.Children(dataset.Name))) { AsOf = AsOf(selection) };
    }

    private static NodesRoot Nodes(ResolvingContext context, Selection selection, string argument, bool isList)
    {
        var ids = (selection.Argument(argument) ?? InputValue.Null).AsList();
        if (ids.Count > MostNodes)
            context.Report(QueryErrors.Limit("PAGE_TOO_LARGE", "标识", "ids", MostNodes, ids.Count));
        return new NodesRoot(selection.ResponseKey, selection.Path, [.. ids.Select(static id => (id as ScalarInput)?.Value as string)], isList, selection) { AsOf = AsOf(selection) };
    }
}
