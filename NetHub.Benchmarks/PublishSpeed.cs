using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Sqlite;

namespace NetHub.Benchmarks;

/// <summary>
/// Compares publishing a file of service orders with a raw bulk insert of the same rows, and measures memory and a concurrent point query.
/// </summary>
internal static class PublishSpeed
{
    private const double Mebibyte = 1 << 20;
    private const string Point = """{ grid(gridCode: "431021001001001") { name households } }""";

    public static async Task RunAsync(BenchmarkData data, int rows, int rounds, CancellationToken cancel)
    {
        var source = data.Directory(BenchmarkData.ManyOrders);
        var (published, raw, idle, busy, grown) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var directory = System.IO.Directory.CreateTempSubdirectory("nethub-publish-").FullName;
            try
            {
                Copy(source, directory);
                var file = Path.Combine(directory, "orders.csv");
                Write(file, Path.Combine(directory, "hub.db"), rows, round);
                await MeasureAsync(directory, file, published, idle, busy, grown, cancel);
                raw.Add(Raw(directory, source, rows));
            }
            finally
            {
                System.IO.Directory.Delete(directory, recursive: true);
            }
        }

        Console.WriteLine(FormattableString.Invariant($"{rows:N0} service orders: published {Comparison.Median(published):F2} s, raw bulk insert {Comparison.Median(raw):F2} s, ratio {Comparison.Median(published.Zip(raw, static (p, r) => p / r).ToList()):F2}"));
        Console.WriteLine(FormattableString.Invariant($"resident memory grows by {grown.Max():F0} MiB at most ({string.Join(", ", grown.Select(static g => g.ToString("F0", CultureInfo.InvariantCulture)))})"));
        Console.WriteLine(FormattableString.Invariant($"point query, p99: idle {Comparison.Median(idle):F2} ms, meanwhile {Comparison.Median(busy):F2} ms, ratio {Comparison.Median(busy.Zip(idle, static (b, i) => b / i).ToList()):F2}"));
    }

    private static async Task MeasureAsync(
        string directory, string file, List<double> published, List<double> idle, List<double> busy, List<double> grown, CancellationToken cancel)
    {
        await using var hub = await MeasuredHub.StartAsync(directory, cancel);
        using var reader = await hub.ClientAsync("plc", cancel);
        using var publisher = await hub.ClientAsync("plc", cancel);
        publisher.Timeout = TimeSpan.FromMinutes(10);
        await PublishAsync(publisher, File.ReadLines(file), cancel);
        await AskAsync(reader, TimeSpan.FromSeconds(2), cancel);
        idle.Add(P99(await AskAsync(reader, TimeSpan.FromSeconds(4), cancel)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        // Collect garbage of the setup, so that it is not measured.
        GC.Collect();
        var before = Environment.WorkingSet;
        var peak = before;
        var asked = AskAsync(reader, TimeSpan.FromMinutes(10), stop.Token, () => peak = Math.Max(peak, Environment.WorkingSet));
        var start = Stopwatch.GetTimestamp();
        await PublishAsync(publisher, file, cancel);
        published.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        await stop.CancelAsync();
        busy.Add(P99(await asked));
        grown.Add((peak - before) / Mebibyte);
    }

    // Publish a few rows first, so that the measured code is compiled.
    private static async Task PublishAsync(HttpClient client, IEnumerable<string> lines, CancellationToken cancel)
    {
        using var content = new StringContent(string.Join('\n', lines.Take(5_000)).Replace("B-", "W-", StringComparison.Ordinal), Encoding.UTF8, "text/csv");
        using var response = await client.PostAsync("/publish/ServiceOrder", content, cancel);
        response.EnsureSuccessStatusCode();
    }

    private static async Task PublishAsync(HttpClient client, string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        using var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var response = await client.PostAsync("/publish/ServiceOrder", content, cancel);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync(cancel));
    }

    private static async Task<List<double>> AskAsync(HttpClient client, TimeSpan time, CancellationToken cancel, Action? look = null)
    {
        var times = new List<double>();
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < until && !cancel.IsCancellationRequested)
        {
            using var body = new StringContent(System.Text.Json.JsonSerializer.Serialize(new { query = Point }), Encoding.UTF8, "application/json");
            var start = Stopwatch.GetTimestamp();
            using var response = await client.PostAsync("/graphql", body, CancellationToken.None);
            await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            look?.Invoke();
            await Task.Delay(1, CancellationToken.None);
        }

        return times;
    }

    private static double P99(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.99));

    // Inserts the stored rows into a database without them, with one prepared INSERT in one transaction and all indexes.
    private static double Raw(string directory, string source, int rows)
    {
        var copy = Path.Combine(directory, "raw");
        System.IO.Directory.CreateDirectory(copy);
        Copy(source, copy);
        var catalog = DataCatalog.Discover();
        using var from = new SqliteContextFactory(Path.Combine(directory, "hub.db"), catalog).CreateDbContext();
        using var to = new SqliteContextFactory(Path.Combine(copy, "hub.db"), catalog).CreateDbContext();
        to.Database.OpenConnection();
        var layout = RowLayout.Create(to, catalog[typeof(ServiceOrder)]);
        var values = Read(from, layout);
        if (values.Count != rows)
            throw new InvalidOperationException($"{values.Count} rows were published.");
        var handle = ((SqliteConnection)to.Database.GetDbConnection()).Handle!;
        PublishConnection.Prepare(handle);
        var start = Stopwatch.GetTimestamp();
        using var transaction = to.Database.BeginTransaction();
        using (var writer = layout.Writer(handle, to.GetService<ISqlGenerationHelper>()))
        {
            foreach (var row in values)
                writer.Insert(row);
        }

        transaction.Commit();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static List<object?[]> Read(DbContext db, RowLayout layout)
    {
        db.Database.OpenConnection();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", layout.Columns.Select(static c => $"\"{c}\""))} FROM \"{layout.Table}\" WHERE \"OrderNo\" LIKE 'B-%'";
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, layout.Columns.Count).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    private static void Write(string file, string database, int rows, int round)
    {
        var (grids, codes) = (Column(database, """SELECT "GridCode" FROM "Grid" ORDER BY "GridCode" """), Column(database, """SELECT "CategoryCode" FROM "ServiceOrder" GROUP BY "CategoryCode" """));
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false));
        writer.Write("orderNo,origin,categoryCode,title,content,requester.idNumber,requesterName,requesterMobile,villageCode,gridCode,submittedAt,status,dueAt,satisfaction,involvesMinor\n");
        var cipher = new IdentityCipher(HubKeys.FromFile(Path.Combine(Path.GetDirectoryName(database)!, "hub.key")));
        var people = Column(database, """SELECT "IdNumber" || '|' || "Name" FROM "Person" WHERE "IdNumber" IS NOT NULL LIMIT 20000""")
            .ConvertAll(p => $"{cipher.Decrypt(p.Split('|')[0])},{p.Split('|')[1]}");
        var start = new DateTime(2026, 1, 1, 8, 0, 0, DateTimeKind.Unspecified);
        for (var i = 0; i < rows; i++)
        {
            var grid = grids[i * 7 % grids.Count];
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"B-{round}{i:000000},GRID,{codes[i % codes.Count]},路灯不亮第{i}号,晚上看不见路请尽快修理,{people[i * 31 % people.Count]},13900000001,{grid[..12]},{grid},{start.AddSeconds(i):yyyy-MM-dd HH:mm:ss},SUBMITTED,{start.AddDays(3).AddSeconds(i):yyyy-MM-dd HH:mm:ss},,false\n"));
        }
    }

    public static List<string> Column(string database, string sql)
    {
        using var connection = new SqliteConnection(SqliteStorage.Connection(database));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return values;
    }

    public static void Copy(string from, string to)
    {
        foreach (var name in new[] { "hub.db", "hub.key" })
            File.Copy(Path.Combine(from, name), Path.Combine(to, name));
    }
}
