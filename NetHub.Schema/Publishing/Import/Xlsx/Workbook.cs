using System.IO.Compression;

namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>Finds the parts of a workbook by following their relationships instead of relying on their usual names.</summary>
internal sealed class Workbook
{
    private const int MostLinks = 10_000;
    private const int MostEntries = 10_000;

    private readonly ZipArchive archive;
    private readonly Func<ZipArchiveEntry, PartReader> open;
    private readonly List<Link> links;

    public Workbook(ZipArchive archive, Func<ZipArchiveEntry, PartReader> open)
    {
        this.archive = archive;
        this.open = open;
        if (archive.Entries.Count > MostEntries)
            throw FileRefusals.ZipBomb();
        links = Links("", "_rels/.rels");
        var workbook = OfType("officeDocument") ?? throw FileRefusals.NotXlsx();
        var name = workbook.FullName;
        var folder = name[..(name.LastIndexOf('/') + 1)];
        links = Links(folder, $"{folder}_rels/{name[folder.Length..]}.rels");
        Sheet = FindSheet(workbook) ?? throw FileRefusals.NotXlsx();
    }

    /// <summary>The first visible sheet.</summary>
    public ZipArchiveEntry Sheet { get; }

    /// <summary>Whether dates are counted from 1904.</summary>
    public bool Is1904 { get; private set; }

    public ZipArchiveEntry? SharedTexts => OfType("sharedStrings");

    public ZipArchiveEntry? Styles => OfType("styles");

    private ZipArchiveEntry? FindSheet(ZipArchiveEntry workbook)
    {
        ZipArchiveEntry? sheet = null;
        using var part = open(workbook);
        while (part.Read())
        {
            if (part.IsElement && part.Name == "workbookPr")
                Is1904 = part.Attribute("date1904") is "1" or "true";
            else if (part.IsElement && part.Name == "sheet" && part.Attribute("state") is null or "visible" && sheet is null)
                sheet = Linked(part.AttributeOfAnyNamespace("id"));
        }

        return sheet;
    }

    private ZipArchiveEntry? Linked(string? id) =>
        links.Find(l => l.Id == id && l.IsOf("worksheet")) is { } link ? archive.GetEntry(link.Path) : null;

    // The strict and the transitional standard use different type URIs with the same last segment.
    private ZipArchiveEntry? OfType(string type) => links.Find(l => l.IsOf(type)) is { } link ? archive.GetEntry(link.Path) : null;

    private List<Link> Links(string folder, string path)
    {
        var found = new List<Link>();
        using var part = open(archive.GetEntry(path) ?? throw FileRefusals.NotXlsx());
        while (part.Read())
        {
            if (!part.IsElement || part.Name != "Relationship" || part.Attribute("TargetMode") == "External")
                continue;
            if (found.Count == MostLinks)
                throw FileRefusals.NotXlsx();
            var target = new Uri(new Uri("http://workbook/" + folder), part.Attribute("Target") ?? "");
            found.Add(new Link(part.Attribute("Id"), part.Attribute("Type") ?? "", Uri.UnescapeDataString(target.AbsolutePath[1..])));
        }

        return found;
    }

    private sealed record Link(string? Id, string Type, string Path)
    {
        public bool IsOf(string type) => Type.EndsWith("/" + type, StringComparison.Ordinal);
    }
}
