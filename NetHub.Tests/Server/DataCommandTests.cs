namespace NetHub.Tests.Server;

public sealed class DataCommandTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-data-").FullName;

    private string DatabasePath => SmallDatabase.PathIn(directory);

    [Fact]
    public async Task Status_describes_the_database()
    {
        SmallDatabase.CreateIn(directory);

        var exit = await HubProcess.RunAsync(directory, "data", "status");

        Assert.Equal(0, exit.Code);
        Assert.Empty(exit.Error);
        Assert.Contains($"文件 | file: {DatabasePath}", exit.Output, StringComparison.Ordinal);
        Assert.Contains("状态 | status: ready", exit.Output, StringComparison.Ordinal);
        Assert.Contains("来源 | source: small", exit.Output, StringComparison.Ordinal);
        Assert.Contains("数据版本 | data version: 1", exit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_of_a_missing_database_says_how_to_create_one_and_creates_none()
    {
        var exit = await HubProcess.RunAsync(directory, "data", "status");

        AssertRefused(exit, "没有数据库", "There is no database at");
        Assert.Contains("Run `data generate`", exit.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(DatabasePath));
    }

    [Theory]
    [MemberData(nameof(UnusableDatabase.All), MemberType = typeof(UnusableDatabase))]
    public async Task Status_of_an_unusable_database_says_why_and_does_not_change_it(string kind)
    {
        var unusable = UnusableDatabase.CreateIn(directory, kind);

        var exit = await HubProcess.RunAsync(directory, "data", "status");

        AssertRefused(exit, unusable.Chinese, unusable.English);
        Assert.Equal(unusable.Content, File.ReadAllBytes(DatabasePath));
    }

    [Theory]
    [InlineData(SmallDatabase.Source)]
    [InlineData(UnusableDatabase.Letter)]
    public async Task An_existing_file_is_replaced_only_with_force(string kind)
    {
        if (kind == SmallDatabase.Source)
            SmallDatabase.CreateIn(directory);
        else
            UnusableDatabase.CreateIn(directory, kind);
        var before = File.ReadAllBytes(DatabasePath);

        var exit = await HubProcess.RunAsync(directory, "data", "generate", "--orders", "200");

        AssertRefused(exit, "要覆盖请加 --force", "Add --force to replace it");
        Assert.Equal(before, File.ReadAllBytes(DatabasePath));
    }

    [Theory]
    [InlineData("hub.key", "data status")]
    [InlineData("hub.key", "serve --urls http://127.0.0.1:0")]
    [InlineData("signing.key", "serve --urls http://127.0.0.1:0")]
    [InlineData("registry.db", "serve --urls http://127.0.0.1:0")]
    public async Task A_damaged_file_beside_the_database_is_reported_and_left_in_place(string name, string arguments)
    {
        SmallDatabase.CreateIn(directory);
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, UnusableDatabase.LetterText);

        var exit = await HubProcess.RunAsync(directory, arguments.Split(' '));

        AssertRefused(exit, "损坏", $"{path} is damaged");
        Assert.Equal(UnusableDatabase.LetterText, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_locked_database_is_reported_and_not_changed()
    {
        SmallDatabase.CreateIn(directory);
        using var other = SmallDatabase.Open(DatabasePath);
        SmallDatabase.Execute(other, "PRAGMA locking_mode=EXCLUSIVE");
        SmallDatabase.Execute(other, "BEGIN EXCLUSIVE");

        var exits = await Task.WhenAll(
            HubProcess.RunAsync(directory, "data", "status"),
            HubProcess.RunAsync(directory, "serve", "--urls", "http://127.0.0.1:0"),
            HubProcess.RunAsync(directory, "data", "generate", "--force", "--orders", "200"));

        AssertRefused(exits[0], "数据库被其他程序占用", "is locked by another program");
        AssertRefused(exits[1], "数据库被其他程序占用", "is locked by another program");
        AssertRefused(exits[2], "数据库正在使用", "The database is in use");
        Assert.Equal(1L, SmallDatabase.Execute(other, "SELECT count(*) FROM Region"));
    }

    [Theory]
    [InlineData("data generate --orders 200")]
    [InlineData("serve --urls http://127.0.0.1:0")]
    public async Task A_database_that_another_program_is_creating_is_not_created_twice(string arguments)
    {
        var guard = DatabasePath + ".lock";
        await using var maker = new FileStream(guard, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var exit = await HubProcess.RunAsync(directory, arguments.Split(' '));

        AssertRefused(exit, "数据库正在使用，或正在生成", "The database is in use, or is being generated");
        Assert.False(File.Exists(DatabasePath));
        Assert.True(File.Exists(guard));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static void AssertRefused(HubExit exit, string chinese, string english)
    {
        Assert.Equal(1, exit.Code);
        Assert.Contains(chinese, exit.Error, StringComparison.Ordinal);
        Assert.Contains(english, exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", exit.Error, StringComparison.Ordinal);
    }
}
