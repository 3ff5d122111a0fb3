using System.Text.Json;
using NetHub.Server.Endpoints;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary>
/// Reads documents from a folder of <c>*.graphql</c> files, each named after its file, or from the manifest of a code generator: a map
/// from digests to texts (graphql-codegen) or a list of operations with id, name and body (Apollo).
/// </summary>
internal static class DocumentFiles
{
    /// <exception cref="StartupException">The path has no documents, or cannot be read.</exception>
    public static IReadOnlyList<PushedDocument> Read(string path)
    {
        try
        {
            var documents = Directory.Exists(path) ? Folder(path) : Manifest(path);
            return documents.Count > 0 ? documents : throw Nothing(path);
        }
        catch (Exception failure) when (failure is IOException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw Nothing(path);
        }
    }

    private static List<PushedDocument> Folder(string path) =>
    [
        .. Directory.EnumerateFiles(path, "*.graphql").Order(StringComparer.Ordinal)
            .Select(file => new PushedDocument(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    private static List<PushedDocument> Manifest(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var root = document.RootElement;
        return root.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
            ? [.. operations.EnumerateArray().Select(o => new PushedDocument(o.GetProperty("name").GetString()!, o.GetProperty("body").GetString()!))]
            : [.. root.EnumerateObject().Select(m => new PushedDocument(m.Name, m.Value.GetString()!))];
    }

    private static StartupException Nothing(string path) =>
        new($"{path} 中没有可登记的文档。", $"There are no documents to register in {path}.");
}
