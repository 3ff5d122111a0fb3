using System.Text.Json;
using NetHub.Ledger.Records;

namespace NetHub.Ledger.Reading;

/// <summary>Makes records of the lines of one segment, which are given in their order from the first on.</summary>
internal sealed class SegmentRecords(string node, int segment)
{
    private readonly Dictionary<string, LedgerFields> fields = [];
    private string previous = "";

    /// <summary>Number of the record that was given last.</summary>
    public long Number { get; private set; }

    /// <summary>Goes past a record that was read before; only what those after it need is taken of it.</summary>
    /// <exception cref="InvalidDataException">The line is no record.</exception>
    public void Pass(byte[] line)
    {
        if (RecordPrefix.TryRead(line, out var prefix) && prefix.Type.SequenceEqual("entry"u8))
            Number++;
        else
            Next(line);
    }

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
            (Number, previous) = (content.GetProperty("first").GetInt64() - 1, content.GetProperty("previous").GetString()!);
        if (type == LedgerTypes.Fields)
            fields[content.GetProperty("id").GetString()!] = content.GetProperty("fields").Deserialize<LedgerFields>(JsonSerializerOptions.Web)!;
        var hash = content.GetProperty("hash").GetString()!;
        var place = new LedgerPlace(node, segment, ++Number, content.GetProperty("time").GetDateTimeOffset(), hash, previous);
        previous = hash;
        return new LedgerRecord(place, type, content.Clone(), Named(type, content));
    }

    private LedgerFields? Named(string type, JsonElement content) =>
        type == LedgerTypes.Entry && content.TryGetProperty("fields", out var id) ? fields.GetValueOrDefault(id.GetString()!) : null;
}
