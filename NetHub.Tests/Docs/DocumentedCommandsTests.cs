namespace NetHub.Tests.Docs;

/// <summary>What a reader copies from a document must work, from the folder and as the client that the document says.</summary>
public sealed class DocumentedCommandsTests(DocumentedCounty county) : IClassFixture<DocumentedCounty>
{
    private const int FewestBlocks = 60;
    private static readonly string[] Languages = ["bash", "graphql", "json", "text"];

    public static TheoryData<string> Documents => [.. RepositoryFiles.Documents.Where(static d => DocumentedBlock.Read(d).Any(static b => b.IsRun))];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_command_of_a_document_runs_as_it_stands(string document)
    {
        using var hub = await DocumentedHub.StartAsync(county);
        var session = new DocumentSession(hub, [.. DocumentedBlock.Read(document).Where(static b => b.IsRun)]);

        var problems = await session.RunAsync();

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void The_commands_of_the_documents_are_found()
    {
        var blocks = RepositoryFiles.Documents.SelectMany(DocumentedBlock.Read).Where(static b => b.IsRun).ToList();

        Assert.True(blocks.Count >= FewestBlocks, $"{blocks.Count} blocks");
        Assert.All(["README.md", "README.zh-CN.md"], readme => Assert.Contains(blocks, block => block.Document == readme && block.Answer is not null));
    }

    [Fact]
    public void A_block_says_what_it_is_so_that_none_is_left_out_by_mistake() =>
        Assert.All(RepositoryFiles.Documents.SelectMany(DocumentedBlock.Read), static block => Assert.True(Languages.Contains(block.Language), $"{block}: {block.Language}"));

    [Theory]
    [InlineData("""{"a": 1}""", """{"a": 1, "b": 2}""", true)]
    [InlineData("""{"a": [1]}""", """{"a": [1, 2]}""", false)]
    [InlineData("""{"a": null}""", """{}""", false)]
    [InlineData("""{"a": {"b": "x"}}""", """{"a": {"b": "y"}}""", false)]
    public void An_answer_is_compared_with_the_part_that_is_shown(string shown, string answer, bool isEqual) =>
        Assert.Equal(isEqual, ShownJson.Difference(System.Text.Json.Nodes.JsonNode.Parse(shown), System.Text.Json.Nodes.JsonNode.Parse(answer)) is null);

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void A_readme_is_short(string readme) => Assert.InRange(RepositoryFiles.Read(readme).TrimEnd('\n').Count(static c => c == '\n') + 1, 1, 150);

    [Fact]
    public void What_a_county_reads_is_there_in_both_languages()
    {
        string[] guides = ["README", "docs/department-systems", "docs/dashboards", "docs/stewards", "docs/operations", "docs/publishing"];

        Assert.All(guides, guide =>
        {
            var (english, chinese) = (DocumentedBlock.Read($"{guide}.md"), DocumentedBlock.Read($"{guide}.zh-CN.md"));
            Assert.Equal(english.Select(static b => b.Language), chinese.Select(static b => b.Language));
            Assert.Contains($"({Path.GetFileName(guide)}.zh-CN.md)", RepositoryFiles.Read($"{guide}.md"));
            Assert.Contains($"({Path.GetFileName(guide)}.md)", RepositoryFiles.Read($"{guide}.zh-CN.md"));
        });
    }
}
