using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Access;

/// <summary>Holds the raw tables, read once for all oracles of a test run.</summary>
internal sealed class OracleTables
{
    private static readonly ConcurrentDictionary<string, OracleTables> Known = [];
    private readonly Dictionary<DatasetEntry, (List<OracleRow> Rows, Dictionary<long, OracleRow> ByKey)> tables = [];
    private readonly ConcurrentDictionary<string, (AccessOracle, OracleValues)> oracles = [];
    private readonly HubFixture hub;

    private OracleTables(HubFixture hub)
    {
        this.hub = hub;
        Connection = new SqliteConnection($"Data Source={hub.DatabasePath};Mode=ReadOnly;Pooling=False");
        Connection.Open();
    }

    public SqliteConnection Connection { get; }

    public DataCatalog Catalog => hub.Catalog;

    public static OracleTables For(HubFixture hub) => Known.GetOrAdd(hub.DatabasePath, _ => new OracleTables(hub));

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    public (AccessOracle Oracle, OracleValues Values) For(string client) => oracles.GetOrAdd(client, c =>
    {
        var caller = HubFixture.CallerOf(c);
        var oracle = new AccessOracle(this, caller.Department, caller.ParkId, Today);
        return (oracle, new OracleValues(oracle, new HubKeys(hub.Secret), caller.Department));
    });

    public List<OracleRow> Rows(DatasetEntry dataset) => Table(dataset).Rows;

    public OracleRow? Find(DatasetEntry dataset, long key) => Table(dataset).ByKey.GetValueOrDefault(key);

    private (List<OracleRow> Rows, Dictionary<long, OracleRow> ByKey) Table(DatasetEntry dataset)
    {
        lock (tables)
            return tables.TryGetValue(dataset, out var table) ? table : tables[dataset] = Read(dataset);
    }

    private (List<OracleRow> Rows, Dictionary<long, OracleRow> ByKey) Read(DatasetEntry dataset)
    {
        var key = dataset.Id?.Property.Name ?? "RowKey";
        using var command = Connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{dataset.Name}\" ORDER BY \"{key}\"";
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName);
        var rows = new List<OracleRow>();
        while (reader.Read())
        {
            var cells = new object?[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(new OracleRow(dataset, (long)cells[columns[key]]!, new OracleCells(cells, columns)));
        }

        return (rows, rows.ToDictionary(r => r.Key));
    }
}

/// <summary>A raw row of a table.</summary>
internal sealed record OracleRow(DatasetEntry Dataset, long Key, OracleCells Values);

/// <summary>The cells of a row by column name.</summary>
internal readonly struct OracleCells(object?[] cells, Dictionary<string, int> columns)
{
    public object? this[string column] => cells[columns[column]];
}
