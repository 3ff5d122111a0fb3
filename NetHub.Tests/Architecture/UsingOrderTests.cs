using System.Runtime.CompilerServices;

namespace NetHub.Tests.Architecture;

/// <summary>Namespaces are named in order, those of .NET first. The compiler does not look at that.</summary>
public sealed class UsingOrderTests
{
    private static readonly string[] Projects = ["NetHub.Ledger", "NetHub.LedgerVerifier", "NetHub.Schema", "NetHub.Server", "NetHub.Tests", "NetHub.Benchmarks"];

    [Fact]
    public void Namespaces_are_named_in_order()
    {
        var unordered = Projects.SelectMany(Sources).Where(static f => !IsOrdered(f)).ToList();

        Assert.Empty(unordered);
    }

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Path.Combine(Repository(), project), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Split(Path.DirectorySeparatorChar).Any(static p => p is "bin" or "obj" or "node_modules" or "Migrations"));

    private static bool IsOrdered(string file)
    {
        var names = File.ReadLines(file)
            .TakeWhile(static l => !l.StartsWith("namespace ", StringComparison.Ordinal))
            .Where(static l => l.StartsWith("using ", StringComparison.Ordinal) && !l.Contains('=') && !l.StartsWith("using static ", StringComparison.Ordinal))
            .Select(static l => l["using ".Length..].TrimEnd(';'))
            .ToList();
        // A point comes before every letter: a namespace stands before those inside it.
        return names.SequenceEqual(names.OrderBy(static n => !(n + '.').StartsWith("System.", StringComparison.Ordinal)).ThenBy(static n => n.Replace('.', ' '), StringComparer.OrdinalIgnoreCase));
    }

    private static string Repository([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../.."));
}
