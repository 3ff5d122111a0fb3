using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;

namespace NetHub.Server.Pages;

/// <summary>A file of a page.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="IsCompressed">Whether a Brotli-compressed copy exists next to it.</param>
internal sealed record ClientAppFile(string Path, string ContentType, bool IsCompressed)
{
    public string CompressedPath => Path + ClientAppFiles.Compressed;
}

/// <summary>
/// Finds the output of the <c>ClientApp</c> build next to the program. Asset names from requests are looked up, never joined to a path.
/// </summary>
internal sealed class ClientAppFiles
{
    public const string Compressed = ".br";
    private const string Folder = "ClientApp";
    private static readonly FileExtensionContentTypeProvider Types = new();
    private readonly FrozenDictionary<string, ClientAppFile> assets;
    private readonly string folder;

    private ClientAppFiles(string folder)
    {
        this.folder = folder;
        var found = new DirectoryInfo(Path.Combine(folder, "assets"));
        var names = found.Exists ? found.EnumerateFiles().Select(f => f.Name).ToHashSet() : [];
        assets = names.Where(n => !n.EndsWith(Compressed, StringComparison.Ordinal))
            .ToFrozenDictionary(n => n, n => new ClientAppFile(Path.Combine(found.FullName, n), ContentType(n), names.Contains(n + Compressed)));
    }

    /// <param name="root">The directory of the program.</param>
    public static ClientAppFiles Find(string root) => new(Path.Combine(root, Folder));

    /// <summary>Returns the path of a page, or null if it was not built.</summary>
    public string? Page(string name) => Path.Combine(folder, name, "index.html") is { } path && File.Exists(path) ? path : null;

    /// <summary>Returns a script, style, font or image, or null for an unknown name.</summary>
    public ClientAppFile? Asset(string name) => assets.GetValueOrDefault(name);

    private static string ContentType(string name) => Types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
}
