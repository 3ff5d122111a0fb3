using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>The shape of an exportable operation: one root connection that selects only <c>nodes</c>, without paging.</summary>
internal sealed record ExportShape(DatasetEntry Dataset, Selection Connection, Selection Nodes)
{
    private static readonly string[] PageArguments = ["first", "after", "last", "before"];

    /// <exception cref="QueryRefusedException">The operation does not have this shape; every problem is reported.</exception>
    public static ExportShape From(IReadOnlyList<Selection> roots, DataCatalog catalog)
    {
        if (roots is not [{ } connection] || catalog.Datasets.FirstOrDefault(d => d.PluralName == connection.Name) is not { } dataset)
            throw new QueryRefusedException(QueryErrors.NotOneConnection());
        var fields = connection.Children(dataset.Name + "Connection");
        var problems = new List<QueryError>();
        if (fields is not [{ Name: "nodes" }])
            problems.Add(QueryErrors.NotOnlyNodes(connection.Path));
        problems.AddRange(PageArguments.Where(a => connection.Argument(a) is not null).Select(a => QueryErrors.PageOfExport(a, connection.Path)));
        return problems.Count == 0 ? new ExportShape(dataset, connection, fields[0]) : throw new QueryRefusedException(problems);
    }
}
