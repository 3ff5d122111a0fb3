using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace NetHub.Benchmarks;

/// <summary>
/// The baseline of the reference queries: hand-written SQL, prepared once per connection, read into strings and written with
/// Utf8JsonWriter, without access control, plan or schema. Its only condition excludes orders that involve a minor, which department
/// PLC does not read, so that both sides read the same rows.
/// </summary>
internal sealed class HandWritten(string databasePath) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ConcurrentBag<HandConnection> idle = [];

    public ReadOnlyMemory<byte> Run(string query, string argument)
    {
        if (!idle.TryTake(out var connection))
            connection = new HandConnection(databasePath);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("data");
            Write(query, argument, connection, json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        idle.Add(connection);
        return buffer.WrittenMemory;
    }

    /// <summary>Writes every order on its own line, and sends them in chunks.</summary>
    public async Task ExportAsync(PipeWriter body, CancellationToken cancel)
    {
        if (!idle.TryTake(out var connection))
            connection = new HandConnection(databasePath);
        await connection.EveryOrderAsync(body, Options, cancel);
        idle.Add(connection);
    }

    public void Dispose()
    {
        foreach (var connection in idle)
            connection.Dispose();
    }

    private static void Write(string query, string argument, HandConnection connection, Utf8JsonWriter json)
    {
        switch (query)
        {
            case "q1":
                json.WritePropertyName("grid");
                connection.OneGrid(argument, json);
                break;
            case "q2":
                json.WriteStartObject("grids");
                connection.FiftyGrids(json);
                json.WriteEndObject();
                break;
            case "q3" or "q3-page":
                json.WriteStartObject("serviceOrders");
                if (query == "q3")
                    connection.CountOrders(argument, json);
                connection.Orders(argument, json);
                json.WriteEndObject();
                break;
            case "q4":
                json.WriteStartObject("serviceOrders");
                connection.ThousandOrders(json);
                json.WriteEndObject();
                break;
            case "top":
                json.WriteStartObject("grids");
                connection.NewestOrders(json);
                json.WriteEndObject();
                break;
            default:
                json.WriteStartObject("serviceOrders");
                connection.Groups(json);
                json.WriteEndObject();
                break;
        }
    }
}

/// <summary>A database connection with its prepared commands.</summary>
internal sealed class HandConnection : IDisposable
{
    private const int Chunk = 32 * 1024;
    private const string Today = "2026-11-23";
    private const string EveryOrder =
        "SELECT OrderNo, Status, CategoryCode, Title, SubmittedAt, VillageCode, GridCode, Satisfaction FROM ServiceOrder WHERE NOT InvolvesMinor ORDER BY OrderId";
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = [];

    public HandConnection(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        foreach (var pragma in (string[])["PRAGMA mmap_size=1073741824", "PRAGMA cache_size=-65536"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = pragma;
            command.ExecuteNonQuery();
        }
    }

    public void OneGrid(string code, Utf8JsonWriter json)
    {
        using var reader = Read("SELECT GridCode, Name, Kind, Households, Population FROM Grid WHERE GridCode = $a AND ValidFrom <= $b AND (ValidTo IS NULL OR ValidTo > $b) LIMIT 1", code, Today);
        if (!reader.Read())
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("gridCode", reader.GetString(0));
        json.WriteString("name", reader.GetString(1));
        json.WriteString("kind", reader.GetString(2));
        Number(json, "households", reader, 3);
        Number(json, "population", reader, 4);
        Officers(reader.GetString(0), json);
        json.WriteEndObject();
    }

    public void FiftyGrids(Utf8JsonWriter json)
    {
        json.WriteStartArray("nodes");
        using var reader = Read("""
            SELECT g.GridCode, g.Name, g.Kind, g.Population, r.Name, r.FullName FROM Grid g
            LEFT JOIN Region r ON r.RegionCode = g.VillageCode AND r.ValidFrom <= $a AND (r.ValidTo IS NULL OR r.ValidTo > $a)
            WHERE g.Kind = 'RURAL' AND g.ValidFrom <= $a AND (g.ValidTo IS NULL OR g.ValidTo > $a) ORDER BY g.Population DESC, g.RowKey DESC LIMIT 50
            """, Today);
        while (reader.Read())
        {
            json.WriteStartObject();
            json.WriteString("gridCode", reader.GetString(0));
            json.WriteString("name", reader.GetString(1));
            json.WriteString("kind", reader.GetString(2));
            Number(json, "population", reader, 3);
            json.WriteStartObject("village");
            json.WriteString("name", reader.GetString(4));
            json.WriteString("fullName", reader.GetString(5));
            json.WriteEndObject();
            Officers(reader.GetString(0), json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void CountOrders(string status, Utf8JsonWriter json)
    {
        using var count = Read("SELECT COUNT(*) FROM ServiceOrder WHERE Status = $a AND NOT InvolvesMinor", status);
        count.Read();
        json.WriteNumber("totalCount", count.GetInt64(0));
    }

    public void Orders(string status, Utf8JsonWriter json)
    {
        json.WriteStartArray("nodes");
        using var reader = Read("""
            SELECT o.OrderNo, o.Status, o.CategoryCode, o.Title, o.SubmittedAt, g.Name, g.Kind, r.Name FROM ServiceOrder o
            LEFT JOIN Grid g ON g.GridCode = o.GridCode AND g.ValidFrom <= $b AND (g.ValidTo IS NULL OR g.ValidTo > $b)
            LEFT JOIN Region r ON r.RegionCode = o.VillageCode AND r.ValidFrom <= $b AND (r.ValidTo IS NULL OR r.ValidTo > $b)
            WHERE o.Status = $a AND NOT o.InvolvesMinor ORDER BY o.SubmittedAt DESC, o.OrderId DESC LIMIT 100
            """, status, Today);
        while (reader.Read())
        {
            json.WriteStartObject();
            json.WriteString("orderNo", reader.GetString(0));
            json.WriteString("status", reader.GetString(1));
            json.WriteString("categoryCode", reader.GetString(2));
            json.WriteString("title", reader.GetString(3));
            json.WriteString("submittedAt", Instant(reader.GetString(4)));
            json.WriteStartObject("grid");
            json.WriteString("name", reader.GetString(5));
            json.WriteString("kind", reader.GetString(6));
            json.WriteEndObject();
            json.WriteStartObject("village");
            json.WriteString("name", reader.GetString(7));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void ThousandOrders(Utf8JsonWriter json)
    {
        json.WriteStartArray("nodes");
        using var reader = Read(EveryOrder + " LIMIT 1000");
        while (reader.Read())
            Order(reader, json);
        json.WriteEndArray();
    }

    /// <summary>Writes every order on its own line.</summary>
    public async Task EveryOrderAsync(PipeWriter body, JsonWriterOptions options, CancellationToken cancel)
    {
        var buffer = new ArrayBufferWriter<byte>(2 * Chunk);
        using var reader = Read(EveryOrder);
        await using var json = new Utf8JsonWriter(buffer, options);
        while (reader.Read())
        {
            Order(reader, json);
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount < Chunk)
                continue;
            await body.WriteAsync(buffer.WrittenMemory, cancel);
            buffer.ResetWrittenCount();
        }

        await body.WriteAsync(buffer.WrittenMemory, cancel);
    }

    /// <summary>Writes 50 grids with their three newest orders, with one index seek per grid.</summary>
    public void NewestOrders(Utf8JsonWriter json)
    {
        json.WriteStartArray("nodes");
        using var reader = Read("SELECT GridCode FROM Grid WHERE ValidFrom <= $a AND (ValidTo IS NULL OR ValidTo > $a) ORDER BY RowKey LIMIT 50", Today);
        while (reader.Read())
        {
            json.WriteStartObject();
            json.WriteString("gridCode", reader.GetString(0));
            json.WriteStartArray("nodes");
            using (var orders = Read("SELECT OrderNo, Status, SubmittedAt FROM ServiceOrder WHERE GridCode = $a AND NOT InvolvesMinor ORDER BY SubmittedAt DESC, OrderId DESC LIMIT 3", reader.GetString(0)))
            {
                while (orders.Read())
                {
                    json.WriteStartObject();
                    json.WriteString("orderNo", orders.GetString(0));
                    json.WriteString("status", orders.GetString(1));
                    json.WriteString("submittedAt", Instant(orders.GetString(2)));
                    json.WriteEndObject();
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void Groups(Utf8JsonWriter json)
    {
        json.WriteStartArray("groupBy");
        using var reader = Read("""
            SELECT Status, substr(VillageCode, 1, 9) || '000', substr(SubmittedAt, 1, 7), COUNT(*), AVG(Satisfaction) FROM ServiceOrder
            WHERE NOT InvolvesMinor GROUP BY 1, 2, 3
            """);
        while (reader.Read())
        {
            json.WriteStartObject();
            json.WriteString("status", reader.GetString(0));
            json.WriteString("villageCode", reader.GetString(1));
            json.WriteString("submittedAt", reader.GetString(2));
            json.WriteNumber("count", reader.GetInt64(3));
            if (reader.IsDBNull(4))
                json.WriteNull("avg");
            else
                json.WriteNumber("avg", reader.GetDouble(4));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void Dispose() => connection.Dispose();

    private static void Order(SqliteDataReader reader, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("orderNo", reader.GetString(0));
        json.WriteString("status", reader.GetString(1));
        json.WriteString("categoryCode", reader.GetString(2));
        json.WriteString("title", reader.GetString(3));
        json.WriteString("submittedAt", Instant(reader.GetString(4)));
        json.WriteString("villageCode", reader.GetString(5));
        json.WriteString("gridCode", reader.GetString(6));
        Number(json, "satisfaction", reader, 7);
        json.WriteEndObject();
    }

    private void Officers(string gridCode, Utf8JsonWriter json)
    {
        json.WriteStartObject("officers");
        json.WriteStartArray("nodes");
        using (var reader = Read("""
            SELECT PostType, StaffName, DutyPhone FROM GridAssignment
            WHERE GridCode = $a AND ValidFrom <= $b AND (ValidTo IS NULL OR ValidTo > $b) ORDER BY AssignmentId LIMIT 50
            """, gridCode, Today))
        {
            while (reader.Read())
            {
                json.WriteStartObject();
                json.WriteString("postType", reader.GetString(0));
                json.WriteString("staffName", reader.GetString(1));
                if (reader.IsDBNull(2))
                    json.WriteNull("dutyPhone");
                else
                    json.WriteString("dutyPhone", reader.GetString(2));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private SqliteDataReader Read(string sql, params string[] arguments)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < arguments.Length; i++)
                command.Parameters.Add(new SqliteParameter($"${(char)('a' + i)}", SqliteType.Text));
            command.Prepare();
            commands[sql] = command;
        }

        for (var i = 0; i < arguments.Length; i++)
            command.Parameters[i].Value = arguments[i];
        return command.ExecuteReader();
    }

    private static string Instant(string stored) => string.Concat(stored.AsSpan(0, 10), "T", stored.AsSpan(11), "+08:00");

    private static void Number(Utf8JsonWriter json, string name, SqliteDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
            json.WriteNull(name);
        else
            json.WriteNumber(name, reader.GetInt64(column));
    }
}
