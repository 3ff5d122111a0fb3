using System.Runtime.CompilerServices;
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
        var path = Path.Combine(Repository(), file);
        current = current.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(path, current);

        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == current,
            $"{file} is stale. Run `{Update}=1 dotnet test NetHub.Tests --filter {nameof(AccessDocumentTests)}`, and review what changed.");
    }

    // The tests may have been built to a folder outside the repository, so the search begins at this source file.
    private static string Repository([CallerFilePath] string source = "")
    {
        var directory = Path.GetDirectoryName(source);
        while (directory is not null && !File.Exists(Path.Combine(directory, "NetHub.sln")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
