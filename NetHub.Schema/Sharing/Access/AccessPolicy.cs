using System.Collections.Frozen;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// The one decision on every path. Selection, filter, sort, cursor, group, aggregate, lookup, node: whoever wants to use a
/// field asks <see cref="Decide"/>, and whoever wants rows asks <see cref="Rows"/>. Whatever forgets to ask gets nothing.
/// </summary>
public sealed class AccessPolicy
{
    private readonly FrozenDictionary<(FieldEntry, string), MatrixCell> fieldCells;
    private readonly FrozenDictionary<(DatasetEntry, string), MatrixCell> rowCells;
    private readonly FrozenDictionary<(DatasetEntry, int, string), MatrixCell> gateCells;

    public AccessPolicy(DataCatalogue catalogue, AccessMatrix matrix)
    {
        Departments = matrix.Departments;
        fieldCells = Each(matrix, catalogue.Datasets.SelectMany(d => d.Fields), (f, d) => matrix.Cell(f.Dataset, f.AccessClass, d));
        rowCells = Each(matrix, catalogue.Datasets, (set, d) => matrix.Cell(set, set.RowClass, d));
        gateCells = (from set in catalogue.Datasets
                     from gate in set.Scopes.Gates.Select((g, i) => (Gate: g, Index: i))
                     from d in matrix.Columns
                     select KeyValuePair.Create((set, gate.Index, d), GateCell(matrix, set, gate.Gate, d))).ToFrozenDictionary();
        Version = 1;
    }

    /// <summary>Departments that the matrix has a column for.</summary>
    public IReadOnlyList<string> Departments { get; }

    /// <summary>Rises with every change of matrix, grants or departments; part of every plan, cursor and cached answer.</summary>
    public int Version { get; }

    /// <summary>
    /// The alternatives that let <paramref name="caller"/> use <paramref name="field"/> so. Empty means denied.
    /// MASKED permits showing only; filters, sorts, groups and values need FULL, or AGGREGATE under its own rules.
    /// </summary>
    public IReadOnlyList<Alternative> Decide(Caller caller, FieldEntry field, Usage usage)
    {
        if (!MayRead(caller, field.Dataset) || field.Declared.Sensitivity > caller.Clearance || !field.IsServed || !fieldCells.TryGetValue((field, caller.MatrixColumn), out var cell))
            return [];
        if (cell.IsOpaque)
            return OpaqueId(field, usage);
        return [.. Reachable(caller, field.Dataset, cell).Where(a => Permits(a.Level, usage))];
    }

    /// <summary>The scopes in which rows of the dataset exist for the caller: FULL or MASKED on the row class.</summary>
    public ScopeSet Rows(Caller caller, DatasetEntry dataset) => Scopes(RowAlternatives(caller, dataset), AccessLevel.Masked);

    /// <summary>The scopes in which the row class itself is FULL.</summary>
    public ScopeSet FullRows(Caller caller, DatasetEntry dataset) => Scopes(RowAlternatives(caller, dataset), AccessLevel.Full);

    /// <summary>The scopes in which rows of the dataset may at least be counted.</summary>
    public ScopeSet CountableRows(Caller caller, DatasetEntry dataset) => Scopes(RowAlternatives(caller, dataset), AccessLevel.Aggregate);

    /// <summary>The scopes that open a gate of the dataset, by the gate's position.</summary>
    public ScopeSet Gate(Caller caller, DatasetEntry dataset, int gate) =>
        gateCells.TryGetValue((dataset, gate, caller.MatrixColumn), out var cell)
            ? Scopes(Reachable(caller, dataset, cell), AccessLevel.Masked)
            : ScopeSet.None;

    /// <summary>Surrogate keys are shown as they are stored only where the cell says FULL: to the operator.</summary>
    public bool ShowsRawIds(Caller caller, FieldEntry field) =>
        MayRead(caller, field.Dataset) && field.AccessClass == AccessClass.Gov && fieldCells.TryGetValue((field, caller.MatrixColumn), out var cell) && !cell.IsOpaque
        && cell.Alternatives.Any(a => a is { Level: AccessLevel.Full, Scope: RowScope.County });

    /// <summary>Scopes of alternatives of at least this level.</summary>
    public static ScopeSet Scopes(IEnumerable<Alternative> alternatives, AccessLevel atLeast) =>
        alternatives.Where(a => a.Level >= atLeast).Aggregate(ScopeSet.None, (set, a) => set | ScopeSets.Of(a.Scope));

    private IEnumerable<Alternative> RowAlternatives(Caller caller, DatasetEntry dataset) =>
        rowCells.TryGetValue((dataset, caller.MatrixColumn), out var cell) ? Reachable(caller, dataset, cell) : [];

    // Whoever is none of these is permitted nothing, whatever the matrix says of the department. A steward who reads no data sees who does.
    private static bool MayRead(Caller caller, DatasetEntry dataset) =>
        caller.IsReader || caller.IsAuditor || (caller.IsSteward && dataset.Network == Network.Hub);

    private static IEnumerable<Alternative> Reachable(Caller caller, DatasetEntry dataset, MatrixCell cell) =>
        !MayRead(caller, dataset) ? [] : cell.Alternatives.Where(a => caller.Scopes.HasFlag(ScopeSets.Of(a.Scope)) && dataset.Scopes.Has(a.Scope));

    private static bool Permits(AccessLevel level, Usage usage) => usage switch
    {
        Usage.Show => level >= AccessLevel.Masked,
        Usage.Filter or Usage.Sort or Usage.Group or Usage.Aggregate => level is AccessLevel.Full or AccessLevel.Aggregate,
        _ => false,
    };

    // An opaque id can be shown and followed; its order and its groups would join what departments must not join.
    private static IReadOnlyList<Alternative> OpaqueId(FieldEntry field, Usage usage) =>
        field.Kind == ValueKind.Id && usage is Usage.Show or Usage.Filter
            ? [new Alternative(AccessLevel.Full, RowScope.County, "op")]
            : [];

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
