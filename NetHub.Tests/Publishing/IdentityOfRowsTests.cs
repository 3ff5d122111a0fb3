using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Publishing;

/// <summary>How published rows are matched, how absent values are treated, and that other writers are not blocked.</summary>
[Collection(PublishingCounty.Name)]
public sealed class IdentityOfRowsTests(HubFixture county) : IAsyncLifetime
{
    private PublishingHub hub = null!;

    public async Task InitializeAsync()
    {
        hub = await PublishingHub.StartAsync(county);
        await TakenAsync("psb", "Person", "idType,idNumber,name,sexCode,birthDate\n111,999021188504129710,张三,1,1885-04-12\n");
        await TakenAsync("plc", "ServiceOrder", PublishingTests.Orders(2));
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Fact]
    public async Task An_ended_record_that_is_published_again_is_restored()
    {
        const string Step = "_key,order.orderNo,toStatus,actor.idNumber,actorDept,at\nS-1,T-000001,ACCEPTED,999021188504129710,PLC,2026-03-01 09:00:00\n";

        await TakenAsync("plc", "OrderStep", Step);
        await TakenAsync("plc", "OrderStep", "_key\nS-1\n", "?mode=DELETE");
        var back = await TakenAsync("plc", "OrderStep", Step);
        var again = await TakenAsync("plc", "OrderStep", Step);

        Assert.Equal(1, Count(back, "inserted"));
        Assert.Equal(1, Count(again, "unchanged"));
    }

    [Fact]
    public async Task A_row_named_by_id_cannot_take_another_row_s_key()
    {
        var answer = await hub.AskAsync("plc", "{ serviceOrder(orderNo: \"T-000001\") { id } }");
        var id = answer.GetProperty("data").GetProperty("serviceOrder").GetProperty("id").GetString();

        var (status, taken) = await hub.PublishAsync("plc", "ServiceOrder", $"orderId,orderNo\n{id},T-000002\n");
        var renamed = await TakenAsync("plc", "ServiceOrder", $"orderId,orderNo\n{id},T-000009\n");

        Assert.Equal(422, status);
        Assert.Equal("KEY_TAKEN", taken.GetProperty("problems").GetProperty("first")[0].GetProperty("rule").GetString());
        Assert.Equal(1, Count(renamed, "updated"));
    }

    [Fact]
    public async Task Members_absent_from_a_JSON_line_stay_unchanged()
    {
        const string Lines = """
            {"orderNo":"T-000001","status":"ACCEPTED"}
            {"orderNo":"T-000002","requester.idNumber":"999021188504129710"}
            """;

        var (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", Lines, PublishingHub.Ndjson);

        Assert.True(status == 200, answer.ToString());
        Assert.Equal(1, Count(answer, "updated"));
        Assert.Equal(2L, hub.Scalar("SELECT count(*) FROM ServiceOrder WHERE OrderNo LIKE 'T-%' AND RequesterPersonId = (SELECT PersonId FROM Person WHERE BirthDate = '1885-04-12')"));
    }

    [Fact]
    public async Task An_unreadable_list_of_ids_is_refused()
    {
        var centre = (await hub.AskAsync("org", "{ serviceCentres(first: 1) { nodes { id } } }")).GetProperty("data").GetProperty("serviceCentres").GetProperty("nodes")[0].GetProperty("id").GetString();

        var (status, answer) = await hub.PublishAsync("org", "ServiceCentre", $"centreId,sharingBranchIds\n{centre},[broken\n");

        Assert.Equal(422, status);
        Assert.Equal("TYPE", answer.GetProperty("problems").GetProperty("first")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public async Task Other_writers_are_not_blocked_while_a_batch_is_checked()
    {
        var publisher = hub.Services.GetRequiredService<Publisher>();
        var catalog = county.Catalog;
        var order = new PublishRequest(
            new Caller("PLC", "plc", HubRoles.Reader | HubRoles.Publisher, Sensitivity.Sensitive), catalog["ServiceOrder"], PublishMode.Upsert, IsDryRun: false, null, "test");
        var wrote = false;
        await using var source = new Rows(["orderNo", "status"], [["T-000001", "ACCEPTED"], ["T-000002", "ACCEPTED"]], () => wrote = Write());

        var receipt = await publisher.PublishAsync(order, _ => new((IRowSource)source), "", new PublishProgress(TimeProvider.System), CancellationToken.None);

        Assert.True(wrote);
        Assert.Equal(2, receipt.Counts.Updated);
    }

    [Fact]
    public void Stored_gates_equal_the_gates_that_decide_on_rows()
    {
        using var db = new SqliteContextFactory(hub.DatabasePath, county.Catalog).CreateDbContext();
        db.Database.OpenConnection();
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        foreach (var dataset in county.Catalog.Datasets.Where(static d => d.IsVersioned && d.Scopes.Gates.Count > 0))
        {
            var layout = RowLayout.Create(db, dataset);
            for (var gate = 0; gate < dataset.Scopes.Gates.Count; gate++)
            {
                var row = Expression.Parameter(dataset.ClrType, "row");
                var closed = db.Set(dataset.ClrType).Where(row, new VisibilityColumns(dataset, row).Closed(gate)).Cast<object>().Count();

                using var all = new TableQueries(db, handle).Rows(layout, static (_, _) => null);
                var (kept, rows) = (0, all.Open());
                while (rows.Step())
                    kept += (RowSnapshot.From(layout, all.Row(rows)).Gates & (1L << gate)) == 0 ? 0 : 1;
                rows.Reset();

                Assert.Equal((dataset.Name, gate, closed), (dataset.Name, gate, kept));
            }
        }
    }

    private bool Write()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = hub.DatabasePath, DefaultTimeout = 1, Pooling = false }.ToString());
        connection.Open();
        SmallDatabase.Execute(connection, "INSERT INTO HubState (Name, Value) VALUES ('written', 'meanwhile')");
        return true;
    }

    private async Task<JsonElement> TakenAsync(string client, string dataset, string file, string query = "")
    {
        var (status, answer) = await hub.PublishAsync(client, dataset, file, query: query);
        Assert.True(status == 200, answer.ToString());
        return answer;
    }

    private static int Count(JsonElement answer, string what) => answer.GetProperty("counts").GetProperty(what).GetInt32();

    /// <summary>A row source that runs an action before it returns the last row.</summary>
    private sealed class Rows(IReadOnlyList<string> columns, string[][] rows, Action before) : IRowSource
    {
        private int next;

        public IReadOnlyList<string> Columns => columns;

        public long BytesRead => 0;

        public ValueTask<SourceRow?> ReadAsync(CancellationToken cancel)
        {
            if (next == rows.Length)
                return new((SourceRow?)null);
            if (next == rows.Length - 1)
                before();
            var row = new SourceRow(new ReadingLimits(), columns.Count);
            row.Begin(next + 2, null);
            for (var i = 0; i < columns.Count; i++)
                row.Set(i, rows[next][i]);
            next++;
            return new(row);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
