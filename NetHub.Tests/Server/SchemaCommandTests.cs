using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Storage.Governance;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Server;

public sealed class SchemaCommandTests : IAsyncLifetime
{
    // Not the repository's file: a different test checks that it is up to date.
    private static readonly Lazy<Task<string>> Exported = new(ExportAsync);
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-schema-").FullName;
    private string contract = "";

    private string Written => Path.Combine(directory, "schema.graphql");

    public async Task InitializeAsync() => contract = await Exported.Value;

    public Task DisposeAsync()
    {
        Directory.Delete(directory, recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task An_exported_schema_is_up_to_date_whatever_its_line_endings(string lineEnding)
    {
        File.WriteAllText(Written, contract.ReplaceLineEndings(lineEnding));

        var exit = await HubProcess.RunAsync(directory, "schema", "check");

        Assert.Equal(0, exit.Code);
        Assert.Contains("是最新的 | is up to date", exit.Output, StringComparison.Ordinal);
        Assert.Contains("type Query", contract, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_stale_schema_is_refused_with_the_first_line_that_differs(int line)
    {
        var lines = contract.Split('\n');
        lines[line - 1] += " # changed";
        lines[^2] += " # changed";
        File.WriteAllText(Written, string.Join('\n', lines));

        var exit = await HubProcess.RunAsync(directory, "schema", "check");

        AssertIsStaleFrom(line, exit);
    }

    [Fact]
    public async Task A_grant_of_a_removed_field_is_named()
    {
        File.WriteAllText(Written, contract);
        var data = Path.Combine(directory, "data");
        Directory.CreateDirectory(data);
        var contexts = new SqliteGovernanceFactory(Path.Combine(data, "sharing.db"));
        await contexts.PrepareAsync(CancellationToken.None);
        await using (var work = await new SharingStore(contexts, TimeProvider.System).BeginAsync(CancellationToken.None))
        {
            work.Add(Granted("G-2026-000001", "Grid.formerName"));
            work.Add(Granted("G-2026-000002", "Grid.name"));
            await work.SaveAsync(CancellationToken.None);
        }

        var exit = await HubProcess.RunAsync(directory, "schema", "check", "--data", data);

        Assert.Equal(1, exit.Code);
        Assert.Contains("G-2026-000001 (ORG): Grid.formerName", exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("G-2026-000002", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_schema_is_stale_from_its_end()
    {
        var lines = contract.Split('\n');
        File.WriteAllText(Written, string.Join('\n', lines[..10]));

        var exit = await HubProcess.RunAsync(directory, "schema", "check");

        AssertIsStaleFrom(11, exit);
    }

    [Fact]
    public async Task A_missing_schema_file_is_reported()
    {
        var exit = await HubProcess.RunAsync(directory, "schema", "check", "--against", "other.graphql");

        Assert.Equal(1, exit.Code);
        Assert.Contains("没有文件", exit.Error, StringComparison.Ordinal);
        Assert.Contains("other.graphql. Run `schema export` first.", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_export_to_an_unwritable_path_is_refused_in_both_languages()
    {
        var exit = await HubProcess.RunAsync(directory, "schema", "export", "--output", "no/such/place.graphql");

        Assert.Equal(1, exit.Code);
        Assert.Contains("无法读写文件", exit.Error, StringComparison.Ordinal);
        Assert.Contains("A file cannot be read or written", exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contract_of_a_department_is_a_separate_file()
    {
        var exit = await HubProcess.RunAsync(directory, "schema", "export", "--as", "LDR");

        Assert.Equal(0, exit.Code);
        Assert.False(File.Exists(Written));
        var part = File.ReadAllText(Path.Combine(directory, "schema.ldr.graphql"));
        Assert.Contains("type Query", part, StringComparison.Ordinal);
        Assert.True(part.Length < contract.Length);
    }

    [Fact]
    public async Task An_unknown_department_is_refused_with_a_list_of_the_known_ones()
    {
        var exit = await HubProcess.RunAsync(directory, "schema", "export", "--as", "../AMR");

        Assert.Equal(1, exit.Code);
        Assert.Contains("没有部门", exit.Error, StringComparison.Ordinal);
        Assert.Contains("Choose one of ORG, PLC", exit.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(directory));
    }

    private static async Task<string> ExportAsync()
    {
        var directory = Directory.CreateTempSubdirectory("nethub-export-").FullName;
        try
        {
            var exit = await HubProcess.RunAsync(directory, "schema", "export");
            Assert.Equal(0, exit.Code);
            Assert.Contains("已写入 | written:", exit.Output, StringComparison.Ordinal);
            return File.ReadAllText(Path.Combine(directory, "schema.graphql")).ReplaceLineEndings("\n");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void AssertIsStaleFrom(int line, HubExit exit)
    {
        Assert.Equal(1, exit.Code);
        Assert.Contains($"从第 {line} 行起不同", exit.Error, StringComparison.Ordinal);
        Assert.Contains($"is stale: it differs from line {line} on.", exit.Error, StringComparison.Ordinal);
    }

    private static Grant Granted(string id, string field) => new()
    {
        Id = id,
        Department = "ORG",
        Owner = "PLC",
        Fields = [field],
        Level = AccessLevel.Full,
        Usages = [Usage.Show],
        Scope = RowScope.County,
        Purpose = PurposeCode.Duty,
        From = TimeProvider.System.GetUtcNow().AddDays(-1),
        Until = TimeProvider.System.GetUtcNow().AddDays(1),
    };
}
