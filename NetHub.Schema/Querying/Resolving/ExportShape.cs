using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>What an operation must be to be exported: one connection at the root, of which only the rows are asked, and all of them.</summary>
internal sealed record ExportShape(DatasetEntry Dataset, Selection Connection, Selection Nodes)
{
    private static readonly string[] PageArguments = ["first", "after", "last", "before"];

    /// <exception cref="QueryRefusedException">The operation is another one; everything that is wrong is named.</exception>
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
