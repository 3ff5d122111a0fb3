using System.Text;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Docs;

/// <summary>Writes, from the catalog and the matrix, what people review: where rows belong, and who may read what.</summary>
internal static class AccessDocument
{
    private const string Generated = "Generated from the dataset classes and the access matrix; a test fails when it is stale. To write it again:\n"
        + "`NETHUB_UPDATE_DOCS=1 dotnet test NetHub.Tests --filter AccessDocumentTests`.\n";

    /// <summary><c>docs/access.md</c>: how the row scopes of every dataset are found.</summary>
    public static string Scopes(DataCatalog catalog)
    {
        var text = new StringBuilder("# Row scopes of every dataset\n\n").Append(Generated).Append(
            """

            COUNTY is every row. TOWNSHIP and PARK are columns that a row has or copies, when it is written, from the row that the path
            names. OWN and CASE are tables: which department registered the row, and to which department an open case assigns it. A dash
            means that no row is in the scope; *empty* says so of a scope that the matrix names, with the reason. A gate lowers what
            callers get on the rows that it names.

            """);
        foreach (var network in catalog.Datasets.GroupBy(d => d.Network))
        {
            text.Append($"\n## {network.Key.ToString().ToUpperInvariant()}\n\n");
            text.Append("| dataset | row class | TOWNSHIP | PARK | OWN | CASE | empty | gates |\n|---|---|---|---|---|---|---|---|\n");
            foreach (var dataset in network)
                text.Append(Row([$"{dataset.Name} {dataset.Declared.Chinese}", Class(dataset.RowClass), .. Cells(dataset)]));
        }

        return text.ToString();
    }

    /// <summary><c>docs/policy.md</c>: the cell of every department for every field.</summary>
    public static string Policy(DataCatalog catalog, AccessMatrix matrix)
    {
        var text = new StringBuilder("# Who may read what\n\n").Append(Generated).Append(
            """

            The access matrix is a proposal that every source department must sign before real data comes in. Levels: F full, M masked,
            A statistics only, N nothing. Scopes: C county, T own township, P own park, O own rows, K open cases; A alone is A·C. `op`
            shows keys as opaque ids. Rows exist for a department where the cell of the row class, in the first line of each dataset, is F
            or M. *served: no* marks what is in no schema (不予共享). AUD, who is in the hub's own datasets only, is the audit administrator:
            he reads those and nothing else.

            """);
        foreach (var dataset in catalog.Datasets)
        {
            text.Append($"\n## {dataset.Name} {dataset.Declared.Chinese}\n\n");
            var columns = dataset.Network == Network.Hub ? matrix.Columns : matrix.Departments;
            text.Append(Row(["field", "class", .. columns]));
            text.Append(Row(Enumerable.Repeat("---", columns.Count + 2)));
            text.Append(Row(["**rows**", Class(dataset.RowClass), .. Cells(dataset.RowClass)]));
            foreach (var field in dataset.Fields)
            {
                text.Append(field.IsServed
                    ? Row([field.Name, Class(field.AccessClass), .. columns.Select(d => Cell(field, matrix.Cell(dataset, field.AccessClass, d)))])
                    : Row([$"{field.Name} *served: no*", Class(field.AccessClass), .. columns.Select(_ => "N")]));
            }

            IEnumerable<string> Cells(AccessClass accessClass) => columns.Select(d => matrix.Cell(dataset, accessClass, d).Text);
        }

        return text.ToString();
    }

    // Opaque is for keys; other fields of that class are denied.
    private static string Cell(FieldEntry field, MatrixCell cell) => cell.IsOpaque && field.Kind != ValueKind.Id ? "N" : cell.Text;

    private static IEnumerable<string> Cells(DatasetEntry dataset)
    {
        var scopes = dataset.Scopes;
        yield return scopes.Township is { } township ? Path(dataset, township.Property) : "–";
        yield return scopes.Park is { } park ? park.Property is { } property ? Path(dataset, property) : "said by the publisher" : "–";
        yield return scopes.Own?.Meaning ?? "–";
        yield return scopes.Case?.Meaning ?? "–";
        yield return Lines(scopes.Empty.Select(e => $"{e.Scope.ToString().ToUpperInvariant()}: {e.Reason}"));
        yield return Lines(scopes.Gates.Select(Gate));
    }

    private static string Path(DatasetEntry dataset, string property)
    {
        var field = dataset.Fields.Single(f => f.Property.Name == property);
        return field is { Kind: ValueKind.Id, Link: { } link } ? $"{field.Name} → {link.To.Name}" : field.Name;
    }

    private static string Gate(GateAttribute gate)
    {
        var rows = gate.Values.Count == 0 ? Naming.Camel(gate.Property) : $"{Naming.Camel(gate.Property)} {string.Join(", ", gate.Values)}";
        return $"{rows}: {gate.Cells ?? Class(gate.Class)}. {gate.Reason}";
    }

    private static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines) is { Length: > 0 } text ? text : "–";

    private static string Class(AccessClass accessClass) => accessClass.ToString().ToUpperInvariant();

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
