namespace NetHub.Tests.Server;

/// <summary>The process that generates the database is killed at random moments.</summary>
public sealed class KilledGenerateTests : IDisposable
{
    private const int Mebi = 1 << 20;
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-killed-").FullName;

    private FileInfo Unfinished => new(SmallDatabase.PathIn(directory) + ".loading");

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 100)]
    [InlineData(100, 145)]
    public async Task Killed_without_a_database_it_leaves_none(int fromSize, int toSize)
    {
        await KillAsync(["data", "generate", "--orders", "200"], fromSize, toSize);

        var status = await HubProcess.RunAsync(directory, "data", "status");

        Assert.Equal(1, status.Code);
        Assert.Contains("There is no database", status.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(0, 100)]
    public async Task Killed_with_a_database_it_leaves_it_unchanged(int fromSize, int toSize)
    {
        SmallDatabase.CreateIn(directory);
        await KillAsync(["data", "generate", "--orders", "200", "--force"], fromSize, toSize);

        var status = await HubProcess.RunAsync(directory, "data", "status");

        Assert.Equal(0, status.Code);
        Assert.Contains("status: ready", status.Output, StringComparison.Ordinal);
        Assert.Contains("source: small", status.Output, StringComparison.Ordinal);
        Assert.Equal("wal", SmallDatabase.Execute(SmallDatabase.PathIn(directory), "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task The_next_run_after_a_kill_replaces_the_database_and_leaves_no_other_files()
    {
        SmallDatabase.CreateIn(directory);
        await KillAsync(["data", "generate", "--orders", "200", "--force"], 100, 145);
        Assert.True(Unfinished.Exists);

        var exit = await HubProcess.RunAsync(directory, "data", "generate", "--orders", "200", "--force");

        var status = await HubProcess.RunAsync(directory, "data", "status");
        Assert.Equal(0, exit.Code);
        Assert.Contains(SmallDatabase.PathIn(directory), exit.Output, StringComparison.Ordinal);
        Assert.Contains("status: ready", status.Output, StringComparison.Ordinal);
        Assert.Contains("source: county/431021", status.Output, StringComparison.Ordinal);
        Assert.Equal(["hub.db", "hub.key"], Directory.EnumerateFileSystemEntries(directory).Select(Path.GetFileName).Order());
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    /// <summary>
    /// Kills the program when its unfinished file reaches a random size between the bounds, in MiB; -1 kills it before the file exists.
    /// </summary>
    private async Task KillAsync(string[] arguments, int fromSize, int toSize)
    {
        var size = Random.Shared.NextInt64((long)fromSize * Mebi, ((long)toSize * Mebi) + 1);
        using var program = HubProcess.Start(directory, arguments);
        await program.LineAsync("示例数据 | sample data");
        if (fromSize >= 0)
            await program.UntilAsync(() => Unfinished is { Exists: true } file && file.Length >= size);
        await program.KillAsync();
    }
}
