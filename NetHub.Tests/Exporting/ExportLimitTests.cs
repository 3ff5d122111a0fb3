using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Server.Transports.Subscriptions;
using NetHub.Tests.Server;

namespace NetHub.Tests.Exporting;

/// <summary>Exports that end early say so and release everything they held: their slot and their snapshot.</summary>
public sealed class ExportLimitTests : IAsyncLifetime
{
    // Rows × length exceeds the buffers of two sockets.
    private const int Many = 5_000;
    private const int Length = 8_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly List<OwnHub> hubs = [];

    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(2, 2, false)]
    [InlineData(4, 3, true)]
    public async Task An_export_stops_at_the_row_limit(int limit, int rows, bool isComplete)
    {
        var plc = await ClientAsync(("Hub:Export:MaxRows", $"{limit}"));
        ManyRegions.Add(hubs[0], "x", "y");

        using var ndjson = await plc.ExportAsync(ManyRegions.Query);
        using var csv = await plc.ExportAsync(ManyRegions.Query, Exports.Csv);
        using var xlsx = await plc.ExportAsync(ManyRegions.Query, Exports.Xlsx);

        var lines = await Exports.NdjsonAsync(ndjson);
        Assert.Equal((rows, isComplete, isComplete ? null : "EXPORT_TOO_LARGE"), (lines.Rows.Count, lines.IsComplete, lines.Code));
        foreach (var table in new[] { await Exports.TableAsync(csv), await Exports.TableAsync(xlsx) })
        {
            Assert.Equal(rows, table.Rows.Count);
            Assert.Contains($"rows={rows}", table.Trailer);
            Assert.Contains(isComplete ? "complete=true" : "complete=false", table.Trailer);
            Assert.Equal(isComplete, !table.Trailer.Any(t => t.StartsWith("error=EXPORT_TOO_LARGE", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData(Exports.Ndjson)]
    [InlineData(Exports.Xlsx)]
    public async Task An_export_that_exceeds_its_time_ends_with_the_rows_so_far(string accept)
    {
        var plc = await ClientAsync(("Hub:Export:MaxSeconds", "2"));
        ManyRegions.Add(hubs[0], Many, Length);

        using var response = await plc.BeginExportAsync(ManyRegions.Query, accept);
        await Task.Delay(TimeSpan.FromSeconds(2.5));

        if (accept == Exports.Ndjson)
        {
            var file = await Exports.NdjsonAsync(response);
            Assert.Equal((false, "TIMEOUT"), (file.IsComplete, file.Code));
            Assert.InRange(file.Rows.Count, 1, Many - 1);
            return;
        }

        var table = await Exports.TableAsync(response);
        Assert.Contains("complete=false", table.Trailer);
        Assert.Contains(table.Trailer, t => t.StartsWith("error=TIMEOUT", StringComparison.Ordinal));
        Assert.InRange(table.Rows.Count, 1, Many - 1);
    }

    [Fact]
    public async Task A_client_that_does_not_read_holds_no_snapshot_after_the_time_limit()
    {
        var plc = await ClientAsync(("Hub:Export:MaxSeconds", "1"));
        ManyRegions.Add(hubs[0], Many, Length);
        using var response = await plc.BeginExportAsync(ManyRegions.Query);
        ManyRegions.Add(hubs[0], "later");

        using var limit = new CancellationTokenSource(Patience);
        while (IsSnapshotHeld())
            await Task.Delay(50, limit.Token);

        Assert.Equal("TIMEOUT", (await Exports.NdjsonAsync(response)).Code);
    }

    [Fact]
    public async Task An_export_reports_a_database_failure_in_its_trailer()
    {
        var plc = await ClientAsync();
        ManyRegions.Add(hubs[0], Many, Length);
        var path = SmallDatabase.PathIn(hubs[0].Directory);
        SmallDatabase.Execute(path, "PRAGMA wal_checkpoint(TRUNCATE)");

        using var response = await plc.BeginExportAsync(ManyRegions.Query);
        Damage(path);

        var file = await Exports.NdjsonAsync(response);
        Assert.Equal((false, "UNAVAILABLE"), (file.IsComplete, file.Code));
        Assert.Equal(file.Rows.Count, file.Trailer.GetProperty("rows").GetInt32());
        Assert.InRange(file.Rows.Count, 1, Many - 1);
    }

    [Fact]
    public async Task An_export_ends_when_its_token_ends()
    {
        var plc = await ClientAsync();
        ManyRegions.Add(hubs[0], Many, Length);

        using var response = await plc.BeginExportAsync(ManyRegions.Query);
        hubs[0].Services.GetRequiredService<LiveSessions>().End(static s => s.Caller.Client == "plc");

        var file = await Exports.NdjsonAsync(response);
        Assert.Equal((false, "UNAUTHENTICATED"), (file.IsComplete, file.Code));
    }

    [Fact]
    public async Task A_client_cannot_exceed_its_limit_of_concurrent_exports()
    {
        var plc = await ClientAsync(("Hub:Export:AtOnce", "1"));
        using var org = await hubs[0].ClientAsync("org");
        ManyRegions.Add(hubs[0], Many, Length);

        using var first = await plc.BeginExportAsync(ManyRegions.Query);
        using var second = await plc.ExportAsync(ManyRegions.Query);
        using var other = await org.ExportAsync("{ regions(where: {level: {eq: COUNTY}}) { nodes { name } } }");
        var whole = await Exports.NdjsonAsync(first);
        using var third = await plc.ExportAsync("{ regions(where: {level: {eq: COUNTY}}) { nodes { name } } }");

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal("RATE_LIMITED", await RunningHub.CodeAsync(second));
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(Many + ManyRegions.Known, whole.Rows.Count);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task An_export_counts_among_the_client_s_requests()
    {
        var plc = await ClientAsync(("Hub:Clients:RequestsAtOnce", "1"));
        ManyRegions.Add(hubs[0], Many, Length);

        using var export = await plc.BeginExportAsync(ManyRegions.Query);
        using var query = await plc.PostAsync("/graphql", new StringContent("""{"query":"{ __typename }"}""", null, "application/json"));

        Assert.Equal(HttpStatusCode.TooManyRequests, query.StatusCode);
    }

    [Theory]
    [InlineData(Exports.Ndjson)]
    [InlineData(Exports.Xlsx)]
    public async Task A_client_that_disconnects_releases_its_slot_and_snapshot(string accept)
    {
        var plc = await ClientAsync(("Hub:Export:AtOnce", "1"));
        ManyRegions.Add(hubs[0], Many, Length);
        var response = await plc.BeginExportAsync(ManyRegions.Query, accept);
        ManyRegions.Add(hubs[0], "later");
        var isHeld = IsSnapshotHeld();

        response.Dispose();

        Assert.True(isHeld);
        using var limit = new CancellationTokenSource(Patience);
        while (IsSnapshotHeld())
            await Task.Delay(50, limit.Token);
        HttpResponseMessage again;
        while ((again = await plc.ExportAsync("{ regions(where: {level: {eq: COUNTY}}) { nodes { name } } }")).StatusCode == HttpStatusCode.TooManyRequests)
            await Task.Delay(50, limit.Token);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task An_export_reads_one_snapshot_during_concurrent_writes()
    {
        var plc = await ClientAsync();
        ManyRegions.Add(hubs[0], Many, Length);

        using var response = await plc.BeginExportAsync("{ regions(order: [{name: ASC}]) { nodes { name fullName } } }");
        SmallDatabase.Execute(SmallDatabase.PathIn(hubs[0].Directory), "UPDATE Region SET FullName = 'changed'");

        var file = await Exports.NdjsonAsync(response);
        Assert.Equal(Many + ManyRegions.Known, file.Rows.Count);
        Assert.DoesNotContain(file.Rows, r => r.Contains("changed", StringComparison.Ordinal));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var hub in hubs)
            await hub.DisposeAsync();
    }

    // Overwrites all but the first quarter of the file.
    private static void Damage(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        var length = file.Length;
        file.Position = length / 4;
        var nonsense = new byte[4096];
        Array.Fill(nonsense, (byte)0xFF);
        while (file.Position < length)
            file.Write(nonsense);
    }

    // Tells whether a reader still holds a snapshot from before the last write.
    private bool IsSnapshotHeld()
    {
        using var connection = SmallDatabase.Open(SmallDatabase.PathIn(hubs[0].Directory));
        return (long)SmallDatabase.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)")! != 0;
    }

    private async Task<HttpClient> ClientAsync(params (string, string)[] settings)
    {
        var hub = await OwnHub.StartAsync(settings);
        hubs.Add(hub);
        using var signedIn = await hub.ClientAsync();
        // A small receive buffer, so that the hub waits until the client reads.
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 512 * 1024 };
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var http = new HttpClient(handler) { BaseAddress = hub.Address };
        http.DefaultRequestHeaders.Authorization = signedIn.DefaultRequestHeaders.Authorization;
        return http;
    }
}
