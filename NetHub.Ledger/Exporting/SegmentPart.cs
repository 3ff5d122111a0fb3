using System.Text.Json;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;

namespace NetHub.Ledger.Exporting;

/// <summary>What a part has of a segment: the entries that are asked for, the fields that they name, and what belongs to the segment itself.</summary>
internal sealed class SegmentPart
{
    private readonly List<bool> kept = [];
    private readonly Dictionary<string, (int Line, LedgerFields Fields)> defined = [];
    private readonly List<string> skipped = new(PartLines.MostSkipped);
    private readonly ChainHash hash;
    private readonly Stream target;
    private long entries;
    private SignedEnd? seal;

    private SegmentPart(ChainHash hash, Stream target) => (this.hash, this.target) = (hash, target);

    /// <summary>Writes it, and gives the number of entries in it.</summary>
    /// <exception cref="InvalidDataException">The segment is damaged.</exception>
    public static long Write(LedgerFiles files, int segment, LedgerFilter filter, Stream target)
    {
        if (LedgerLines.Read(files, segment).FirstOrDefault() is not { } first)
            return 0;
        var part = new SegmentPart(new ChainHash((SegmentOpening.Read(first) ?? throw Damaged()).Algorithm), target);
        using (var lines = new LineReader(files.ReadSegment(segment)))
            part.Choose(lines, filter);
        if (part is { entries: 0, seal: not null })
        {
            target.Write(PartLines.Write(new PartSealed(part.seal)));
            return 0;
        }

        using (var lines = new LineReader(files.ReadSegment(segment)))
            part.Write(lines);
        return part.entries;
    }

    private static InvalidDataException Damaged() => new("A line of the ledger is no record.");

    private void Choose(LineReader lines, LedgerFilter filter)
    {
        while (lines.TryRead(out var line))
        {
            if (LedgerLines.IsSignature(line))
                seal = LedgerLines.EndOf(line);
            kept.Add(IsKept(line, filter));
        }
    }

    private bool IsKept(ReadOnlySpan<byte> line, LedgerFilter filter)
    {
        if (LedgerLines.IsSignature(line))
            return true;
        if (!RecordPrefix.TryRead(line, out var prefix))
            throw Damaged();
        if (prefix.Type.SequenceEqual("fields"u8))
            return Define(Parse(line));
        return !prefix.Type.SequenceEqual("entry"u8) || Ask(prefix, line, filter);
    }

    // Kept once a record names it that is kept.
    private bool Define(JsonElement line)
    {
        defined[line.GetProperty("id").GetString()!] = (kept.Count, line.GetProperty("fields").Deserialize<LedgerFields>(JsonSerializerOptions.Web)!);
        return false;
    }

    private bool Ask(RecordPrefix prefix, ReadOnlySpan<byte> line, LedgerFilter filter)
    {
        var entry = Parse(line);
        if (!filter.Has(prefix.Time, entry, id => defined.GetValueOrDefault(id).Fields))
            return false;
        if (entry.TryGetProperty("fields", out var named) && defined.TryGetValue(named.GetString()!, out var fields))
            kept[fields.Line] = true;
        entries++;
        return true;
    }

    // No more lines than were chosen from: a hub may have written others meanwhile.
    private void Write(LineReader lines)
    {
        foreach (var isKept in kept)
        {
            if (!lines.TryRead(out var line))
                throw Damaged();
            if (!isKept)
            {
                Skip(line);
                continue;
            }

            WriteSkipped();
            target.Write(line);
            target.WriteByte((byte)'\n');
        }

        WriteSkipped();
    }

    private void Skip(ReadOnlySpan<byte> line)
    {
        Span<byte> digest = stackalloc byte[ChainHash.Size];
        if (!LedgerLine.TrySplit(line, out var content, digest))
            throw Damaged();
        hash.Digest(content, digest);
        skipped.Add(ChainHash.Text(digest));
        if (skipped.Count == PartLines.MostSkipped)
            WriteSkipped();
    }

    private void WriteSkipped()
    {
        if (skipped.Count > 0)
            target.Write(PartLines.Write(new PartSkipped(skipped)));
        skipped.Clear();
    }

    private static JsonElement Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(line);
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException("A line of the ledger is no record.", failure);
        }
    }
}
