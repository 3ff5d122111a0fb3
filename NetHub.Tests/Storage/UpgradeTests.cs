using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using NetHub.Tests.Server;

namespace NetHub.Tests.Storage;

/// <summary>Data of an earlier version is migrated and keeps its content.</summary>
public sealed class UpgradeTests
{
    private const string Question = "{ regions { nodes { regionCode name } } sharingRequests { id parts { owner state } } grants { id fields } }";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Storage", "Frozen");

    public static TheoryData<string> Versions => [.. Directory.GetDirectories(Folder).Select(static d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_frozen_data_directory_starts_and_keeps_its_rows_requests_and_grants(string version)
    {
        var directory = Thaw(version);

        await using var hub = await OwnHub.StartInAsync(directory);

        using var client = await hub.ClientAsync("org");
        using var response = await client.PostAsJsonAsync("/graphql", new { query = Question });
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var data = answer.RootElement.GetProperty("data");
        Assert.Equal("桂阳县", data.GetProperty("regions").GetProperty("nodes")[0].GetProperty("name").GetString());
        Assert.Equal("ACTIVE", data.GetProperty("sharingRequests")[0].GetProperty("parts")[0].GetProperty("state").GetString());
        Assert.Equal("ServiceOrder.content", data.GetProperty("grants")[0].GetProperty("fields")[0].GetString());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_frozen_data_directory_gets_the_schema_of_a_new_one(string version)
    {
        var directory = Thaw(version);
        await using var upgraded = await OwnHub.StartInAsync(directory);
        await using var created = await OwnHub.StartAsync();

        foreach (var file in new[] { "hub.db", "sharing.db", "registry.db" })
            Assert.Equal(Schema(Path.Combine(created.Directory, file)), Schema(Path.Combine(directory, file)));
    }

    private static string Thaw(string version)
    {
        var directory = Directory.CreateTempSubdirectory("nethub-frozen-").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, version), "*.gz"))
        {
            using var from = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var to = File.Create(Path.Combine(directory, Path.GetFileNameWithoutExtension(file)));
            from.CopyTo(to);
        }

        return directory;
    }

    // Returns columns and indexes by name, independent of the order of migrations.
    private static List<string> Schema(string path)
    {
        using var connection = SmallDatabase.Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT m.type || ' ' || m.tbl_name || ' ' || m.name || ' ' || coalesce(c.name || ' ' || c.type || ' ' || c."notnull", '')
            FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c ON m.type = 'table'
            WHERE m.name NOT LIKE 'sqlite_stat%'
            """;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
            found.Add(reader.GetString(0));
        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
