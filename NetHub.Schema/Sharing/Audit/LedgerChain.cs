using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>
/// The chain by which a ledger proves itself: each line ends with a keyed digest of itself and of the digest before it. Without the hub's
/// secret nobody can change, drop, add or move a line so that the ones after it still hold. Used by one thread.
/// </summary>
internal sealed class LedgerChain : IDisposable
{
    /// <summary>The digest before the first line.</summary>
    public const string Beginning = "";

    private const string Ending = ",\"hash\":\"";
    private const string End = "\"}";
    private const int DigestLength = HMACSHA256.HashSizeInBytes * 2;
    private static readonly int EndingLength = Ending.Length + DigestLength + End.Length;
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };
    private readonly IncrementalHash hash;
    private readonly byte[] key;

    public LedgerChain(HubKeys keys)
    {
        key = keys.Derive("audit ledger");
        hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
    }

    /// <summary>Writes a line and gives its digest.</summary>
    public string Write(ArrayBufferWriter<byte> lines, in AuditEntry entry, long number, DateTimeOffset time, string previous)
    {
        var start = lines.WrittenCount;
        using (var json = new Utf8JsonWriter(lines, Unchecked))
            Write(json, entry, number, time);
        var digest = Digest(lines.WrittenSpan[start..], previous);
        lines.Write(Encoding.ASCII.GetBytes($"{Ending}{digest}{End}\n"));
        return digest;
    }

    /// <summary>The digest of a line, where it follows one of this digest; null where it does not.</summary>
    public string? Check(ReadOnlySpan<byte> line, string previous)
    {
        if (line.Length <= EndingLength)
            return null;
        var digest = Digest(line[..^EndingLength], previous);
        return line[^EndingLength..].SequenceEqual(Encoding.ASCII.GetBytes($"{Ending}{digest}{End}")) ? digest : null;
    }

    /// <summary>The digest that a line says it has. It is not checked.</summary>
    public static string Said(ReadOnlySpan<byte> line) =>
        line.Length <= EndingLength ? Beginning : Encoding.ASCII.GetString(line[^(DigestLength + End.Length)..^End.Length]);

    /// <summary>What proves that a ledger had so many lines, the last with this digest.</summary>
    public string Seal(long count, string digest) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"head {count} {digest}"))));

    public void Dispose() => hash.Dispose();

    private string Digest(ReadOnlySpan<byte> content, string previous)
    {
        hash.AppendData(Encoding.ASCII.GetBytes(previous));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The object stays open: its last member is the digest.
    private static void Write(Utf8JsonWriter json, in AuditEntry entry, long number, DateTimeOffset time)
    {
        json.WriteStartObject();
        json.WriteNumber("number", number);
        json.WriteString("time", time);
        json.WriteString("department", entry.Caller.Department);
        json.WriteString("client", entry.Caller.Client);
        json.WriteString("action", entry.Action.ToString());
        json.WriteString("document", entry.Document);
        json.WriteString("outcome", entry.Outcome);
        json.WritePropertyName("fields");
        json.WriteRawValue(entry.Fields.Json, skipInputValidation: true);
        json.WriteNumber("rows", entry.Rows);
        json.WriteNumber("personalRows", entry.PersonalRows);
        json.WriteNumber("policyVersion", entry.PolicyVersion);
        json.WriteString("dataVersion", entry.DataVersion);
        json.WriteString("receipt", entry.Receipt);
    }
}
