using System.Net;
using Microsoft.Data.Sqlite;

namespace NetHub.Tests.Server;

/// <summary>A different program tries to use the database of a running hub.</summary>
public sealed class LockedDatabaseTests : IAsyncLifetime
{
    private const int Busy = 5;

    private readonly ServedHub hub = new();

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task The_database_of_a_hub_is_not_replaced_even_before_its_first_request()
    {
        var exit = await HubProcess.RunAsync(hub.Directory, "data", "generate", "--force", "--orders", "200");

        var answer = await hub.AskAsync(await hub.TokenAsync());
        Assert.Equal(1, exit.Code);
        Assert.Contains("数据库正在使用", exit.Error, StringComparison.Ordinal);
        Assert.Contains("The database is in use", exit.Error, StringComparison.Ordinal);
        Assert.Contains("桂阳县", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PRAGMA locking_mode=EXCLUSIVE", "BEGIN EXCLUSIVE")]
    [InlineData("PRAGMA busy_timeout=0", "PRAGMA journal_mode=DELETE")]
    public async Task A_program_that_wants_exclusive_access_is_refused_and_the_hub_continues(string before, string sql)
    {
        using var other = SmallDatabase.Open(hub.DatabasePath);
        other.DefaultTimeout = 1;
        SmallDatabase.Execute(other, before);

        var refused = Assert.Throws<SqliteException>(() => SmallDatabase.Execute(other, sql));

        Assert.Equal(Busy, refused.SqliteErrorCode);
        await AssertAnswersAsync();
    }

    [Fact]
    public async Task A_program_that_writes_does_not_block_the_hub()
    {
        using var other = SmallDatabase.Open(hub.DatabasePath);
        SmallDatabase.Execute(other, "BEGIN EXCLUSIVE");
        SmallDatabase.Execute(other, "DELETE FROM Region");

        await AssertAnswersAsync();
    }

    private async Task AssertAnswersAsync()
    {
        var answer = await hub.AskAsync(await hub.TokenAsync());
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("桂阳县", answer.Body, StringComparison.Ordinal);
        Assert.Equal("ready", await hub.ReadyAsync());
    }
}
