using System.Runtime.CompilerServices;

namespace NetHub.Tests.Docs;

/// <summary>The files of the repository, wherever the tests were built to.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find();

    /// <summary>The documents that people read, as paths below the root.</summary>
    public static IEnumerable<string> Documents => Directory.GetFiles(Root, "README*.md")
        .Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
        .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static string Read(string document) => File.ReadAllText(Path.Combine(Root, document)).ReplaceLineEndings("\n");

    // The tests may have been built to a folder outside the repository, so the search begins at this source file.
    private static string Find([CallerFilePath] string source = "")
    {
        var directory = Path.GetDirectoryName(source);
        while (directory is not null && !File.Exists(Path.Combine(directory, "NetHub.sln")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
