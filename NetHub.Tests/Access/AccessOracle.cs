using System.Collections.Concurrent;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Access;

/// <summary>
/// Evaluates the matrix independently of the product, row by row: no scope algebra, no SQL conditions, no plans. It reads the raw
/// tables and answers, for one row and one department, whether the row is visible and at which level a field is readable.
/// </summary>
internal sealed class AccessOracle
{
    public const int None = 0;
    public const int Aggregate = 1;
    public const int Masked = 2;
    public const int Full = 3;

    // A cell is asked for on every row, and its text is taken apart once.
    private static readonly ConcurrentDictionary<string, (int Level, char Scope)[]> Parsed = [];
    private readonly Dictionary<(string, string, string, string), string> cells = [];
    private readonly ConcurrentDictionary<(DatasetEntry, AccessClass), string> found = [];
    private readonly HashSet<(string, long)> own = [];
    private readonly HashSet<(string, long)> cases = [];
    private readonly ConcurrentDictionary<DatasetEntry, List<OracleRow>> visible = [];
    private readonly OracleTables tables;
    private readonly string department;
    private readonly string column;
    private readonly string? township;
    private readonly long? park;

    public AccessOracle(OracleTables tables, string department, long? park, DateOnly today)
    {
        this.tables = tables;
        this.department = department;
        this.park = park;
        column = department.Split('-')[0];
        township = department.Contains('-', StringComparison.Ordinal) ? department.Split('-')[1] : null;
        foreach (var row in CsvFile.Read("Access/access-matrix.csv").Skip(1))
            cells[(row[0], row[1], row[2], row[3])] = row[4];
        Read("SELECT Dataset, RowKey FROM RowOwner WHERE Department = $department", own);
        Read($"SELECT Dataset, RowKey FROM CaseAssignment WHERE Department = $department AND \"From\" <= '{today:yyyy-MM-dd}' AND (\"To\" IS NULL OR \"To\" > '{today:yyyy-MM-dd}')", cases);
        Today = today;
    }

    public DataCatalog Catalog => tables.Catalog;

    public DateOnly Today { get; }

    /// <summary>Returns the rows of a dataset that are visible to the department today, in key order.</summary>
    public List<OracleRow> Visible(DatasetEntry dataset) =>
        visible.GetOrAdd(dataset, d => [.. Rows(d).Where(r => IsValid(d, r) && Exists(d, r))]);

    public IReadOnlyList<OracleRow> Rows(DatasetEntry dataset) => tables.Rows(dataset);

    public OracleRow? Find(DatasetEntry dataset, long key) => tables.Find(dataset, key);

    /// <summary>Returns the visible rows on which the field is FULL: the only rows that an argument on that field may reach.</summary>
    public List<OracleRow> FullRows(FieldEntry field) => [.. Visible(field.Dataset).Where(r => Level(field, r) == Full)];

    public bool Exists(DatasetEntry dataset, OracleRow row)
    {
        if (LevelOf(Cell(dataset, dataset.RowClass), dataset, row) < Masked)
            return false;
        foreach (var gate in dataset.Scopes.Gates.Where(g => IsGated(g, row)))
        {
            var cell = gate.Cells is null ? Cell(dataset, gate.Class) : WrittenCell(gate.Cells);
            if (LevelOf(cell, dataset, row) < Masked)
                return false;
        }

        if (dataset.GoverningLink is not { } link)
            return true;
        var parentKey = (long)row.Values[link.Key.Property.Name]!;
        var parent = tables.Find(link.To, parentKey);
        return parent is not null && Exists(link.To, parent);
    }

    public int Level(FieldEntry field, OracleRow row)
    {
        var cell = Cell(field.Dataset, field.AccessClass);
        if (cell == "op")
            return field.Kind == ValueKind.Id ? Full : None;
        return LevelOf(cell, field.Dataset, row);
    }

    /// <summary>
    /// Tells whether the field is readable only in scopes in which rows are visible. Otherwise statistics may count rows that are not
    /// shown.
    /// </summary>
    public bool HasScopesOfItsRows(FieldEntry field)
    {
        var rows = Alternatives(Cell(field.Dataset, field.Dataset.RowClass)).Select(a => a.Scope).ToHashSet();
        return rows.Contains('C') || Alternatives(Cell(field.Dataset, field.AccessClass)).All(a => rows.Contains(a.Scope));
    }

    /// <summary>Returns the level of the dataset's row class on this row.</summary>
    public int RowLevel(OracleRow row) => LevelOf(Cell(row.Dataset, row.Dataset.RowClass), row.Dataset, row);

    /// <summary>Returns the highest level that the field has in any scope that the department holds and the dataset supports.</summary>
    public int BestLevel(FieldEntry field)
    {
        var cell = Cell(field.Dataset, field.AccessClass);
        if (cell == "op")
            return field.Kind == ValueKind.Id ? Full : None;
        return Alternatives(cell).Where(a => Knows(field.Dataset, a.Scope)).Select(a => a.Level).DefaultIfEmpty(None).Max();
    }

    /// <summary>Tells whether some rows that are not shown count in statistics.</summary>
    public bool HasAggregate(FieldEntry field) =>
        Cell(field.Dataset, field.AccessClass) is var cell && cell != "op" && Alternatives(cell).Any(a => a.Level == Aggregate);

    /// <summary>Tells whether the field is FULL on some row, which filter, sort, group and lookup require.</summary>
    public bool IsFullSomewhere(FieldEntry field, bool opaqueCounts) =>
        Cell(field.Dataset, field.AccessClass) is var cell && cell == "op"
            ? opaqueCounts && field.Kind == ValueKind.Id
            : BestLevel(field) == Full;

    public bool ShowsRawIds(FieldEntry field) => field.AccessClass == AccessClass.Gov && Cell(field.Dataset, AccessClass.Gov) == "F·C";

    /// <summary>Returns the level of the name that belongs to a person's key: the row's own name field, or else its row class.</summary>
    public int NameLevel(FieldEntry key, OracleRow row) => key.Link?.PersonName is { } name
        ? Level(name, row)
        : LevelOf(Cell(key.Dataset, key.Dataset.RowClass), key.Dataset, row);

    private bool IsValid(DatasetEntry dataset, OracleRow row)
    {
        if (!dataset.IsDated)
            return true;
        var today = Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return string.CompareOrdinal((string)row.Values["ValidFrom"]!, today) <= 0
            && (row.Values["ValidTo"] is not string to || string.CompareOrdinal(to, today) > 0);
    }

    private string Cell(DatasetEntry dataset, AccessClass accessClass) =>
        found.GetOrAdd((dataset, accessClass), static (key, oracle) => oracle.Written(key.Item1, key.Item2.ToString()), this);

    private string Written(DatasetEntry dataset, string accessClass)
    {
        var network = dataset.Network.ToString().ToUpperInvariant();
        var name = accessClass.ToUpperInvariant();
        return cells.GetValueOrDefault((network, name, dataset.Name, column))
            ?? cells.GetValueOrDefault((network, name, "", column)) ?? "N";
    }

    private string WrittenCell(string text) => text.Split(';', StringSplitOptions.TrimEntries)
        .FirstOrDefault(c => c.StartsWith(column + " ", StringComparison.Ordinal))?[(column.Length + 1)..] ?? "N";

    private int LevelOf(string cell, DatasetEntry dataset, OracleRow row)
    {
        var best = None;
        foreach (var (level, scope) in Alternatives(cell))
        {
            if (level > best && IsIn(scope, dataset, row))
                best = level;
        }

        return best;
    }

    private static (int Level, char Scope)[] Alternatives(string cell) => Parsed.GetOrAdd(cell, static c => [.. Parse(c)]);

    private static IEnumerable<(int Level, char Scope)> Parse(string cell)
    {
        foreach (var token in cell.Replace("†", "", StringComparison.Ordinal).Split(' '))
        {
            var level = token[0] switch { 'F' => Full, 'M' => Masked, 'A' => Aggregate, _ => None };
            if (level != None && token != "op")
                yield return (level, token.Length > 2 ? token[2] : 'C');
        }
    }

    private bool Knows(DatasetEntry dataset, char scope) => scope switch
    {
        'C' => true,
        'T' => township is not null && dataset.Scopes.Township is not null,
        'P' => park is not null && dataset.Scopes.Park is not null,
        'O' => dataset.Scopes.Own is not null,
        _ => dataset.Scopes.Case is not null,
    };

    private bool IsIn(char scope, DatasetEntry dataset, OracleRow row) => Knows(dataset, scope) && scope switch
    {
        'C' => true,
        'T' => row.Values[StorageModel.RegionProperty(dataset)!] is string code && code.StartsWith(township!, StringComparison.Ordinal),
        'P' => row.Values["ScopePark"] is long own && own == park,
        'O' => this.own.Contains((dataset.Name, row.Key)),
        _ => cases.Contains((dataset.Name, row.Key)),
    };

    private static bool IsGated(GateAttribute gate, OracleRow row) => row.Values[gate.Property] switch
    {
        long flag => flag == 1,
        string code => gate.Values.Any(v => code.StartsWith(v, StringComparison.Ordinal)),
        _ => false,
    };

    private void Read(string sql, HashSet<(string, long)> target)
    {
        using var command = tables.Connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$department", department);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            target.Add((reader.GetString(0), reader.GetInt64(1)));
    }
}
