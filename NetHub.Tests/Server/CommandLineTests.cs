namespace NetHub.Tests.Server;

public sealed class CommandLineTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-commands-").FullName;

    [Theory]
    [InlineData("--help", "token")]
    [InlineData("serve --help", "--urls")]
    [InlineData("data generate --help", "--force")]
    [InlineData("data status --help", "数据库状态 | show whether the database can be used")]
    [InlineData("data rotate-keys --help", "更换身份证号的加密密钥")]
    [InlineData("schema check --help", "--against")]
    [InlineData("token --help", "--secret")]
    public async Task Help_is_in_both_languages_and_names_every_command(string arguments, string name)
    {
        var exit = await HubProcess.RunAsync(directory, arguments.Split(' '));

        Assert.Equal(0, exit.Code);
        Assert.Empty(exit.Error);
        Assert.Contains(name, exit.Output, StringComparison.Ordinal);
        Assert.Contains(" | ", exit.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "'nonsense'")]
    [InlineData("--nonsense", "'--nonsense'")]
    [InlineData("data", "Required command")]
    [InlineData("data status --nonsense", "'--nonsense'")]
    [InlineData("data generate --orders -1", "--orders 不能为负 | must not be negative")]
    [InlineData("data generate --orders many", "'many'")]
    [InlineData("data generate --scale galaxy", "'galaxy'")]
    [InlineData("token", "'--client' is required")]
    [InlineData("token --client org --url ftp://hub", "--url 应为 http(s) 地址 | must be an http(s) address")]
    [InlineData("token --client org --url hub", "--url 应为 http(s) 地址 | must be an http(s) address")]
    public async Task A_wrong_command_line_is_refused_with_the_reason_and_does_nothing(string arguments, string problem)
    {
        var exit = await HubProcess.RunAsync(directory, arguments.Split(' '));

        Assert.Equal(1, exit.Code);
        Assert.StartsWith("命令行有误：\n  The command line is wrong:\n", exit.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(problem, exit.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
    }

    [Theory]
    [InlineData("data status")]
    [InlineData("serve --urls http://127.0.0.1:0")]
    public async Task A_data_directory_that_is_a_file_is_named_in_both_languages(string arguments)
    {
        var file = Path.Combine(directory, "letter.txt");
        File.WriteAllText(file, "A letter");

        var exit = await HubProcess.RunAsync(file, arguments.Split(' '));

        Assert.Equal(1, exit.Code);
        Assert.Contains("无法读写文件", exit.Error, StringComparison.Ordinal);
        Assert.Contains("A file cannot be read or written", exit.Error, StringComparison.Ordinal);
        Assert.Contains(file, exit.Error, StringComparison.Ordinal);
        Assert.Equal("A letter", File.ReadAllText(file));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
