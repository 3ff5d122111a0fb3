using System.Text.Json;

namespace NetHub.Ledger.Records;

/// <summary>Where a record stands in its ledger.</summary>
/// <param name="Node">The hub that wrote it.</param>
/// <param name="Segment">Number of its segment, from 1.</param>
/// <param name="Number">Number of the record in the node's ledger, from 1.</param>
/// <param name="Time">When it was taken.</param>
/// <param name="Hash">Its digest in the chain, base64url of 32 bytes. It names the record.</param>
/// <param name="Previous">The digest of the record before it; empty for the first.</param>
public readonly record struct LedgerPlace(string Node, int Segment, long Number, DateTimeOffset Time, string Hash, string Previous);

/// <summary>A record as it is read from a ledger.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Type">What it is; see <see cref="LedgerTypes"/>.</param>
/// <param name="Content">The JSON object.</param>
/// <param name="Fields">The fields that it is about; null where it is about none.</param>
public sealed record LedgerRecord(LedgerPlace Place, string Type, JsonElement Content, LedgerFields? Fields)
{
    /// <summary>A member that is text; null where there is none.</summary>
    public string? Text(string name) => Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A member that is a number; 0 where there is none.</summary>
    public long Number(string name) => Content.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : 0;

    /// <summary>Rows that were given, by dataset.</summary>
    public IEnumerable<RowCount> Rows => Content.TryGetProperty("rows", out var rows)
        ? rows.EnumerateObject().Select(static r => new RowCount(r.Name, r.Value.GetInt64()))
        : [];
}

/// <summary>What records are.</summary>
public static class LedgerTypes
{
    /// <summary>The first of a segment: node, number, algorithm, key, and the digest that the chain goes on from.</summary>
    public const string Segment = "segment";

    /// <summary>Somebody asked, exported, followed, failed to sign in, or administered.</summary>
    public const string Entry = "entry";

    /// <summary>The fields that records after it name.</summary>
    public const string Fields = "fields";

    /// <summary>The ends of other nodes' chains, as they were seen.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>What happened to the ledger itself: it was cut, could not be written, or the clock went back.</summary>
    public const string Notice = "notice";

    /// <summary>The last of a segment that ended.</summary>
    public const string Seal = "seal";
}
