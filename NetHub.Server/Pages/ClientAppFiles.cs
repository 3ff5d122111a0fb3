using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;

namespace NetHub.Server.Pages;

/// <summary>A file that a page is made of.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="IsCompressed">Its Brotli form lies beside it.</param>
internal sealed record ClientAppFile(string Path, string ContentType, bool IsCompressed)
{
    public string CompressedPath => Path + ClientAppFiles.Compressed;
}

/// <summary>What the build of <c>ClientApp</c> left beside the program. Names that are asked for are looked up, never joined to a path.</summary>
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

    /// <param name="root">Where the program and its files are.</param>
    public static ClientAppFiles Find(string root) => new(Path.Combine(root, Folder));

    /// <summary>The page of this name, or null where it was not built.</summary>
    public string? Page(string name) => Path.Combine(folder, name, "index.html") is { } path && File.Exists(path) ? path : null;

    /// <summary>A script, style, font or picture, or null where there is none of this name.</summary>
    public ClientAppFile? Asset(string name) => assets.GetValueOrDefault(name);

    private static string ContentType(string name) => Types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
}
