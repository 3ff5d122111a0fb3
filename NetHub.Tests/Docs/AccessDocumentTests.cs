using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Tests.Docs;

/// <summary>Documents that people review and sign must say what the hub enforces.</summary>
public sealed class AccessDocumentTests
{
    private const string Update = "NETHUB_UPDATE_DOCS";

    [Fact]
    public void Scopes_are_written_down() => Compare("docs/access.md", AccessDocument.Scopes(DataCatalog.Discover()));

    [Fact]
    public void Policy_is_written_down() => Compare("docs/policy.md", AccessDocument.Policy(DataCatalog.Discover(), AccessMatrix.Baseline()));

    private static void Compare(string file, string current)
    {
        var path = Path.Combine(RepositoryFiles.Root, file);
        current = current.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(path, current);

        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == current,
            $"{file} is stale. Run `{Update}=1 dotnet test NetHub.Tests --filter {nameof(AccessDocumentTests)}`, and review what changed.");
    }
}
