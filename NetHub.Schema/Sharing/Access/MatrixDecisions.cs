using System.Collections.Frozen;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>The cells of the matrix for every field, dataset and gate, looked up once.</summary>
internal sealed class MatrixDecisions
{
    private readonly FrozenDictionary<(FieldEntry, string), MatrixCell> fields;
    private readonly FrozenDictionary<(DatasetEntry, string), MatrixCell> rows;
    private readonly FrozenDictionary<(DatasetEntry, int, string), MatrixCell> gates;

    public MatrixDecisions(DataCatalog catalog, AccessMatrix matrix)
    {
        Matrix = matrix;
        fields = Each(matrix, catalog.Datasets.SelectMany(d => d.Fields), (f, d) => matrix.Cell(f.Dataset, f.AccessClass, d));
        rows = Each(matrix, catalog.Datasets, (set, d) => matrix.Cell(set, set.RowClass, d));
        gates = (from set in catalog.Datasets
                 from gate in set.Scopes.Gates.Select((g, i) => (Gate: g, Index: i))
                 from d in matrix.Columns
                 select KeyValuePair.Create((set, gate.Index, d), GateCell(matrix, set, gate.Gate, d))).ToFrozenDictionary();
    }

    public AccessMatrix Matrix { get; }

    public MatrixCell Field(FieldEntry field, string column) => fields.GetValueOrDefault((field, column), MatrixCell.Nothing);

    public MatrixCell Rows(DatasetEntry dataset, string column) => rows.GetValueOrDefault((dataset, column), MatrixCell.Nothing);

    public MatrixCell Gate(DatasetEntry dataset, int gate, string column) => gates.GetValueOrDefault((dataset, gate, column), MatrixCell.Nothing);

    private static MatrixCell GateCell(AccessMatrix matrix, DatasetEntry dataset, GateAttribute gate, string department)
    {
        if (gate.Cells is null)
            return matrix.Cell(dataset, gate.Class, department);
        var written = gate.Cells.Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(c => c.StartsWith(department + " ", StringComparison.Ordinal));
        return written is null ? MatrixCell.Nothing : MatrixCell.Parse(written[(department.Length + 1)..]);
    }

    private static FrozenDictionary<(T, string), MatrixCell> Each<T>(AccessMatrix matrix, IEnumerable<T> items, Func<T, string, MatrixCell> cell) =>
        (from item in items from d in matrix.Columns select KeyValuePair.Create((item, d), cell(item, d))).ToFrozenDictionary();
}
