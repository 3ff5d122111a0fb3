using System.Text.Json;

namespace NetHub.Schema.Sharing.Audit.Ledger;

/// <summary>Makes records of the lines of one segment, which are given in their order from the first on.</summary>
internal sealed class SegmentRecords(string node, int segment)
{
    private readonly Dictionary<string, LedgerFields> fields = [];
    private long number;
    private string previous = "";

    /// <exception cref="InvalidDataException">The line is no record.</exception>
    public LedgerRecord Next(byte[] line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return Next(json.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("A line of the ledger is no record.", failure);
        }
    }

    private LedgerRecord Next(JsonElement content)
    {
        var type = content.GetProperty("type").GetString()!;
        if (type == LedgerTypes.Segment)
            (number, previous) = (content.GetProperty("first").GetInt64() - 1, content.GetProperty("previous").GetString()!);
        if (type == LedgerTypes.Fields)
            fields[content.GetProperty("id").GetString()!] = content.GetProperty("fields").Deserialize<LedgerFields>(JsonSerializerOptions.Web)!;
        var hash = content.GetProperty("hash").GetString()!;
        var place = new LedgerPlace(node, segment, ++number, content.GetProperty("time").GetDateTimeOffset(), hash, previous);
        previous = hash;
        return new LedgerRecord(place, type, content.Clone(), Named(type, content));
    }

    private LedgerFields? Named(string type, JsonElement content) =>
        type == LedgerTypes.Entry && content.TryGetProperty("fields", out var id) ? fields.GetValueOrDefault(id.GetString()!) : null;
}
