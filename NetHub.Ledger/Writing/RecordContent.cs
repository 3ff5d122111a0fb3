using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;

namespace NetHub.Ledger.Writing;

/// <summary>
/// Writes the contents of records: JSON objects that stay open for their digest. A random member keeps contents that are easy to guess from
/// being found by their digests. Used by one thread at a time.
/// </summary>
internal sealed class RecordContent : IDisposable
{
    private const int SaltBytes = 8;

    // Drawn at once for so many records.
    private const int SaltsAtOnce = 128;
    private readonly Utf8JsonWriter json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true });
    private readonly ArrayBufferWriter<byte> members = new();
    private readonly (AuditEntry Entry, byte[] Members)[] known = new (AuditEntry, byte[])[256];
    private readonly byte[] salts = new byte[SaltsAtOnce * SaltBytes];
    private int salt = SaltsAtOnce;

    public void Write(ArrayBufferWriter<byte> lines, DateTimeOffset time, string type, Action<Utf8JsonWriter> write)
    {
        Begin(lines, time, Encoding.ASCII.GetBytes(type));
        members.ResetWrittenCount();
        json.Reset(members);
        json.WriteStartObject();
        write(json);
        json.Flush();
        lines.Append(","u8);
        // Without the bracket that begins the object.
        lines.Append(members.WrittenSpan[1..]);
    }

    public void Write(ArrayBufferWriter<byte> lines, DateTimeOffset time, in AuditEntry entry)
    {
        Begin(lines, time, "entry"u8);
        lines.Append(","u8);
        lines.Append(Members(entry));
        WriteRows(lines, entry);
        lines.Append(",\"micros\":"u8);
        lines.Append((long)entry.Duration.TotalMicroseconds);
    }

    public void Dispose() => json.Dispose();

    private void Begin(ArrayBufferWriter<byte> lines, DateTimeOffset time, ReadOnlySpan<byte> type)
    {
        lines.Append("{\"time\":\""u8);
        lines.Append(time);
        lines.Append("\",\"type\":\""u8);
        lines.Append(type);
        lines.Append("\",\"salt\":\""u8);
        if (salt == SaltsAtOnce)
        {
            RandomNumberGenerator.Fill(salts);
            salt = 0;
        }

        Base64Url.EncodeToUtf8(salts.AsSpan(salt++ * SaltBytes, SaltBytes), lines.GetSpan(SaltBytes * 2), out _, out var written);
        lines.Advance(written);
        lines.Append("\""u8);
    }

    // Who asks the same again is recorded with the same members: they are written down once.
    private ReadOnlySpan<byte> Members(in AuditEntry entry)
    {
        ref var slot = ref known[(uint)HashCode.Combine(entry.Fields, entry.Document, entry.Client, entry.Outcome) % (uint)known.Length];
        if (slot.Members is null || !IsSame(slot.Entry, entry))
            slot = (entry with { Rows = null, Subjects = null }, Encode(entry));
        return slot.Members;
    }

    private static bool IsSame(in AuditEntry one, in AuditEntry other) =>
        one.Action == other.Action && one.Fields == other.Fields && one.PolicyVersion == other.PolicyVersion && one.Purpose == other.Purpose && one.Times == other.Times
        && one.Document == other.Document && one.Department == other.Department && one.Client == other.Client && one.Person == other.Person && one.Address == other.Address
        && one.Case == other.Case && one.Operation == other.Operation && one.Outcome == other.Outcome && one.DataVersion == other.DataVersion
        && one.Target == other.Target && one.Export == other.Export;

    private byte[] Encode(in AuditEntry entry)
    {
        members.ResetWrittenCount();
        json.Reset(members);
        json.WriteStartObject();
        json.WriteString("action"u8, entry.Action);
        json.WriteString("department"u8, entry.Department);
        json.WriteString("client"u8, entry.Client);
        Write("person"u8, entry.Person);
        Write("address"u8, entry.Address);
        Write("purpose"u8, entry.Purpose);
        Write("case"u8, entry.Case);
        Write("operation"u8, entry.Operation);
        Write("document"u8, entry.Document);
        json.WriteString("outcome"u8, entry.Outcome);
        Write("fields"u8, entry.Fields.IsEmpty ? null : entry.Fields.Id);
        Write("dataVersion"u8, entry.DataVersion);
        Write("target"u8, entry.Target);
        Write("export"u8, entry.Export);
        if (entry.Times > 0)
            json.WriteNumber("times"u8, entry.Times);
        json.WriteNumber("policyVersion"u8, entry.PolicyVersion);
        json.Flush();
        // Without the bracket that begins the object.
        return members.WrittenSpan[1..].ToArray();
    }

    private static void WriteRows(ArrayBufferWriter<byte> lines, in AuditEntry entry)
    {
        if (entry.Rows is { Count: > 0 } rows)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                lines.Append(i == 0 ? ",\"rows\":{\""u8 : ",\""u8);
                lines.Advance(Encoding.ASCII.GetBytes(rows[i].Dataset, lines.GetSpan(rows[i].Dataset.Length)));
                lines.Append("\":"u8);
                lines.Append(rows[i].Rows);
            }

            lines.Append("}"u8);
        }

        Append(lines, ",\"personalRows\":"u8, entry.PersonalRows);
        Append(lines, ",\"suppressedGroups\":"u8, entry.SuppressedGroups);
        if (entry.Subjects is not { Count: > 0 } subjects)
            return;
        Append(lines, ",\"subjects\":"u8, subjects.Count);
        lines.Append(",\"subjectsDigest\":\""u8);
        lines.Append(Encoding.ASCII.GetBytes(SubjectToken.Digest(subjects)));
        lines.Append("\""u8);
    }

    private static void Append(ArrayBufferWriter<byte> lines, ReadOnlySpan<byte> name, long value)
    {
        if (value == 0)
            return;
        lines.Append(name);
        lines.Append(value);
    }

    private void Write(ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }
}
