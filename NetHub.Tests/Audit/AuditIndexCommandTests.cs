using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

public sealed class AuditIndexCommandTests
{
    [Fact]
    public async Task The_index_is_rebuilt_from_the_command_line_while_a_hub_runs()
    {
        await using var hub = await AuditedHub.StartAsync();
        for (var i = 0; i < 5; i++)
            await hub.AskAsync("plc", "query Names { regions { nodes { name } } }");
        await hub.IndexedAsync();
        var path = SmallDatabase.PathIn(hub.Hub.Directory);
        SmallDatabase.Execute(path, "DELETE FROM AuditRecord");

        var exit = await HubProcess.RunAsync(hub.Hub.Directory, "audit", "index", "--rebuild");

        Assert.Equal(0, exit.Code);
        Assert.Empty(exit.Error);
        Assert.Contains($"{path}: ", exit.Output, StringComparison.Ordinal);
        Assert.Equal(5L, SmallDatabase.Execute(path, "SELECT count(*) FROM AuditRecord WHERE Operation = 'Names'"));
        Assert.Equal(5L, SmallDatabase.Execute(path, "SELECT Reads FROM FieldUsage WHERE Operation = 'Names'"));
    }

    [Fact]
    public async Task Without_a_database_the_command_says_what_to_do()
    {
        var directory = Directory.CreateTempSubdirectory("nethub-index-").FullName;

        var exit = await HubProcess.RunAsync(directory, "audit", "index");
        Directory.Delete(directory, recursive: true);

        Assert.Equal(1, exit.Code);
        Assert.Contains("There is no database at", exit.Error, StringComparison.Ordinal);
    }
}
