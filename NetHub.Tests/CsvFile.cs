using System.Text;

namespace NetHub.Tests;

/// <summary>Reads a CSV file from the tests' output folder.</summary>
internal static class CsvFile
{
    public static List<List<string>> Read(string path)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path));
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                    rows.Add([]);
            }
            else if (c != '\r')
                cell.Append(c);
        }

        rows.RemoveAll(r => r.Count == 0);
        return rows;
    }
}
