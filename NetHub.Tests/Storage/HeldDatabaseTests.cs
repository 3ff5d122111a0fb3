using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using NetHub.Server.Data;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Storage;

/// <summary>A database held by a hub cannot be recreated, and a cancelled replacement leaves the old one.</summary>
public sealed class HeldDatabaseTests : IDisposable
{
    private static readonly DataCatalog Catalog = DataCatalog.Discover();
    private static readonly HubKeys Keys = new(new byte[32]);
    private static readonly DatabaseContent Other = new("other", [], [], [], new Dictionary<(Type, long), long>());
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-held-").FullName;
    private readonly HubDatabase served;
    private readonly HubDatabase database;

    public HeldDatabaseTests()
    {
        var path = SmallDatabase.CreateIn(directory);
        served = new HubDatabase(path, Catalog);
        database = new HubDatabase(path, Catalog);
    }

    [Theory]
    [InlineData("WAL")]
    [InlineData("DELETE")]
    public void A_held_database_is_not_replaced_in_any_journal_mode(string journal)
    {
        SmallDatabase.Execute(database.Path, $"PRAGMA journal_mode={journal}");
        served.Hold();

        Assert.Throws<DatabaseInUseException>(() => database.Create(Other, Keys));

        Assert.Equal(SmallDatabase.Source, database.Check().Source);
    }

    [Fact]
    public void A_released_database_is_replaced()
    {
        served.Hold();
        served.Dispose();

        database.Create(Other, Keys);

        Assert.Equal("other", database.Check().Source);
    }

    [Fact]
    public void A_hub_that_starts_while_a_database_is_created_keeps_the_old_one()
    {
        var start = new Started(served);

        Assert.Throws<DatabaseInUseException>(() => database.Create(Other, Keys, start));

        Assert.Equal(SmallDatabase.Source, database.Check().Source);
    }

    [Fact]
    public void A_cancelled_replacement_leaves_the_old_database_unchanged()
    {
        using var cancel = new CancellationTokenSource();
        var content = Other with { CaseAssignments = [new("Grid", 1, "PLC", new DateOnly(2020, 1, 1), null)] };
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() => database.Create(content, Keys, cancel: cancel.Token));

        Assert.Equal(SmallDatabase.Source, database.Check().Source);
        Assert.Equal("wal", SmallDatabase.Execute(database.Path, "PRAGMA journal_mode"));
    }

    [Fact]
    public void A_locked_database_cannot_be_held()
    {
        SmallDatabase.Execute(database.Path, "PRAGMA journal_mode=DELETE");
        using var other = SmallDatabase.Open(database.Path);
        SmallDatabase.Execute(other, "BEGIN EXCLUSIVE");

        Assert.Throws<DatabaseInUseException>(served.Hold);
    }

    [Fact]
    public void A_query_on_a_locked_database_gets_an_error_code_and_the_next_one_gets_rows()
    {
        SmallDatabase.Execute(database.Path, "PRAGMA journal_mode=DELETE");
        using var services = new ServiceCollection().AddLogging()
            .AddHubEngine(database.Path, new QueryLimits(), Keys, new Lazy<DataCatalog>(Catalog)).BuildServiceProvider();
        var graph = services.GetRequiredService<HubGraphQL>();
        using var other = SmallDatabase.Open(database.Path);
        SmallDatabase.Execute(other, "BEGIN EXCLUSIVE");

        var locked = Ask(graph);
        SmallDatabase.Execute(other, "ROLLBACK");
        var released = Ask(graph);

        Assert.Equal(503, locked.Status);
        Assert.Contains("\"code\":\"UNAVAILABLE\"", locked.Body, StringComparison.Ordinal);
        Assert.Contains("数据库暂时不可用", locked.Body, StringComparison.Ordinal);
        Assert.Equal(200, released.Status);
        Assert.Contains("桂阳县", released.Body, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        served.Dispose();
        database.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private static (int Status, string Body) Ask(HubGraphQL graph)
    {
        var question = new GraphQLRequest("{ regions(first: 1) { nodes { name } } }", null, default);
        using var answer = graph.ExecuteAsync(question, HubFixture.CallerOf("plc"), new GraphQLRequestOptions(), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return (answer.StatusCode, Encoding.UTF8.GetString(answer.Body.Span));
    }

    private sealed class Started(HubDatabase hub) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => hub.Hold();
    }
}
