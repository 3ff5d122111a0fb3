using System.Text.Json;

namespace NetHub.Schema.Sharing.Audit.Ledger;

/// <summary>Where reading of a node's ledger came to.</summary>
/// <param name="Segment">Number of the segment; 0 before the first.</param>
/// <param name="Number">Number of the last record that was read; 0 before the first.</param>
public readonly record struct LedgerPosition(int Segment, long Number);

/// <summary>Reads the records of ledgers. They are not checked. A hub may be writing them: what it has not ended is left for another time.</summary>
public static class LedgerReader
{
    /// <summary>Names of the nodes that have a ledger below a directory.</summary>
    public static IReadOnlyList<string> Nodes(string root) => [.. LedgerFiles.Of(root).Where(static f => f.Segments().Count > 0).Select(static f => f.Node)];

    /// <summary>The records of a node after a position, in order, with the fields that they name.</summary>
    /// <param name="root">Where ledgers are.</param>
    /// <param name="node">The hub that wrote it.</param>
    /// <param name="after">Where reading came to before.</param>
    /// <exception cref="InvalidDataException">A line is no record.</exception>
    public static IEnumerable<LedgerRecord> Read(string root, string node, LedgerPosition after = default)
    {
        var files = new LedgerFiles(Path.Combine(root, node));
        return files.Segments().Where(s => s >= after.Segment).SelectMany(s => Read(files, s, after));
    }

    private static IEnumerable<LedgerRecord> Read(LedgerFiles files, int segment, LedgerPosition after)
    {
        var fields = new Dictionary<string, LedgerFields>();
        var (number, previous) = (0L, "");
        foreach (var line in LedgerLines.Of(files, segment).Where(static l => !LedgerLines.IsSignature(l)))
        {
            using var json = Parse(line);
            var content = json.RootElement;
            var type = content.GetProperty("type").GetString()!;
            if (type == LedgerTypes.Segment)
                (number, previous) = (content.GetProperty("first").GetInt64() - 1, content.GetProperty("previous").GetString()!);
            if (type == LedgerTypes.Fields)
                fields[content.GetProperty("id").GetString()!] = content.GetProperty("fields").Deserialize<LedgerFields>(JsonSerializerOptions.Web)!;
            var hash = content.GetProperty("hash").GetString()!;
            var place = new LedgerPlace(files.Node, segment, ++number, content.GetProperty("time").GetDateTimeOffset(), hash, previous);
            previous = hash;
            if (number > after.Number)
                yield return new LedgerRecord(place, type, content.Clone(), Named(content, fields));
        }
    }

    private static LedgerFields? Named(JsonElement content, Dictionary<string, LedgerFields> fields) =>
        content.TryGetProperty("type", out var type) && type.ValueEquals(LedgerTypes.Entry) && content.TryGetProperty("fields", out var id)
            ? fields.GetValueOrDefault(id.GetString()!)
            : null;

    private static JsonDocument Parse(byte[] line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException("A line of the ledger is no record.", failure);
        }
    }
}
