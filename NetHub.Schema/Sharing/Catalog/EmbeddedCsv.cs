using System.Text;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>Reads the small CSV tables (RFC 4180) that are part of the assembly. The header row is left out.</summary>
internal static class EmbeddedCsv
{
    public static IEnumerable<string[]> Read(string fileName)
    {
        var assembly = typeof(EmbeddedCsv).Assembly;
        var resource = Array.Find(assembly.GetManifestResourceNames(), n => n.EndsWith("." + fileName, StringComparison.Ordinal));
        if (resource is null)
            return [];
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return Parse(reader.ReadToEnd()).Skip(1).ToList();
    }

    private static IEnumerable<string[]> Parse(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == ',')
                    continue;
                yield return [.. row];
                row.Clear();
            }
            else if (quoted || c != '\r')
                cell.Append(c);
        }

        if (cell.Length > 0 || row.Count > 0)
            yield return [.. row, cell.ToString()];
    }
}
