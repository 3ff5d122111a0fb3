using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// The baseline access matrix: cell(network, access class, department). A line that names a dataset holds for that dataset
/// instead. What has no line is denied. It is a proposal that every source department must sign before real data comes in.
/// </summary>
public sealed class AccessMatrix
{
    /// <summary>The column of the audit administrator, who is no department.</summary>
    public const string Auditor = "AUD";

    private readonly Dictionary<(Network Network, AccessClass Class, string? Dataset, string Department), MatrixCell> cells = [];

    /// <summary>Departments that have a column.</summary>
    public IReadOnlyList<string> Departments { get; }

    /// <summary>Departments, and the auditor.</summary>
    public IReadOnlyList<string> Columns { get; }

    private AccessMatrix(IEnumerable<string[]> rows)
    {
        foreach (var row in rows)
        {
            var dataset = row[2].Length == 0 ? null : row[2];
            cells[(Enum.Parse<Network>(row[0], ignoreCase: true), Enum.Parse<AccessClass>(row[1], ignoreCase: true), dataset, row[3])] =
                MatrixCell.Parse(row[4]) with { Why = row[5] };
        }

        Columns = [.. cells.Keys.Select(k => k.Department).Distinct()];
        Departments = [.. Columns.Where(c => c != Auditor)];
    }

    /// <summary>The matrix that ships with the hub.</summary>
    public static AccessMatrix Baseline() => new(EmbeddedCsv.Read("AccessMatrix.csv"));

    public MatrixCell Cell(DatasetEntry dataset, AccessClass accessClass, string department) =>
        cells.GetValueOrDefault((dataset.Network, accessClass, dataset.Name, department))
        ?? cells.GetValueOrDefault((dataset.Network, accessClass, null, department))
        ?? MatrixCell.Nothing;
}
