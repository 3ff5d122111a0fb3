using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// The baseline access matrix: cell(network, access class, department). A line that names a dataset replaces the network's line for that
/// dataset. Whatever has no line is denied. The matrix is a proposal that every source department must sign before real data comes in.
/// </summary>
public sealed class AccessMatrix
{
    /// <summary>The column of the audit administrator, who does not belong to a department.</summary>
    public const string Auditor = "AUD";

    private readonly Dictionary<(Network Network, AccessClass Class, string? Dataset, string Department), MatrixCell> cells;

    /// <summary>The departments that have a column.</summary>
    public IReadOnlyList<string> Departments { get; }

    /// <summary>The columns of departments and of the auditor.</summary>
    public IReadOnlyList<string> Columns { get; }

    private AccessMatrix(Dictionary<(Network Network, AccessClass Class, string? Dataset, string Department), MatrixCell> cells)
    {
        this.cells = cells;
        Columns = [.. cells.Keys.Select(k => k.Department).Distinct()];
        Departments = [.. Columns.Where(c => c != Auditor)];
    }

    /// <summary>The matrix that ships with the hub.</summary>
    public static AccessMatrix Baseline() => new(EmbeddedCsv.Read("AccessMatrix.csv").ToDictionary(
        static row => (Enum.Parse<Network>(row[0], ignoreCase: true), Enum.Parse<AccessClass>(row[1], ignoreCase: true), row[2].Length == 0 ? null : row[2], row[3]),
        static row => MatrixCell.Parse(row[4]) with { Why = row[5] }));

    /// <summary>Returns the matrix with changed cells.</summary>
    public AccessMatrix With(IEnumerable<(Network Network, AccessClass Class, string? Dataset, string Department, MatrixCell Cell)> changes)
    {
        var changed = new Dictionary<(Network Network, AccessClass Class, string? Dataset, string Department), MatrixCell>(cells);
        foreach (var change in changes)
            changed[(change.Network, change.Class, change.Dataset, change.Department)] = change.Cell;
        return new AccessMatrix(changed);
    }

    /// <summary>
    /// The matrix in which a department has what another one had in a network, and that one has nothing there any more. Who had no column
    /// takes over the whole of it, since it needs what everybody needs, too.
    /// </summary>
    public AccessMatrix With(OwnershipMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        var isNew = !Columns.Contains(move.To);
        var column = cells.Where(c => c.Key.Department == move.From).ToList();
        return With(
        [
            .. column.Where(c => isNew || Moves(move, c.Key.Network)).Select(c => (c.Key.Network, c.Key.Class, c.Key.Dataset, move.To, c.Value)),
            .. column.Where(c => Moves(move, c.Key.Network)).Select(c => (c.Key.Network, c.Key.Class, c.Key.Dataset, move.From, MatrixCell.Nothing)),
        ]);
    }

    public MatrixCell Cell(DatasetEntry dataset, AccessClass accessClass, string department) =>
        cells.GetValueOrDefault((dataset.Network, accessClass, dataset.Name, department))
        ?? cells.GetValueOrDefault((dataset.Network, accessClass, null, department))
        ?? MatrixCell.Nothing;

    // Shared and hub datasets are excluded from ownership transfers.
    private static bool Moves(OwnershipMove move, Network network) =>
        move.Network is null ? network is not (Network.Shared or Network.Indicator or Network.Hub) : network == move.Network;
}
