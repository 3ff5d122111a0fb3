using System.Text.Json;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;

namespace NetHub.Ledger.Segments;

/// <summary>Where a ledger ends, so that it can go on.</summary>
/// <param name="Segment">The last segment; 0 where there is none.</param>
/// <param name="IsSealed">It ended, and the next one begins.</param>
/// <param name="Number">The last record.</param>
/// <param name="Time">When it was taken.</param>
/// <param name="Opened">When the segment began.</param>
/// <param name="Algorithm">The segment's digest.</param>
/// <param name="Chain">The digest of the last record.</param>
internal sealed record LedgerTail(int Segment, bool IsSealed, long Number, DateTimeOffset Time, DateTimeOffset Opened, LedgerAlgorithm Algorithm, byte[] Chain)
{
    private static readonly LedgerTail Nothing = new(0, true, 0, DateTimeOffset.MinValue, DateTimeOffset.MinValue, LedgerAlgorithm.Sha256, new byte[ChainHash.Size]);

    /// <summary>The last record ends the segment, and a crash took the signature that belongs after it.</summary>
    public bool LacksSignature { get; private init; }

    /// <summary>Finds the end, after taking away what a crash left of a record that was not finished.</summary>
    /// <returns>The end, and how many bytes were taken away.</returns>
    /// <exception cref="InvalidDataException">The last segment is damaged, or the ledger is shorter than its head says.</exception>
    public static (LedgerTail Tail, int Cut) Find(LedgerFiles files)
    {
        var cut = 0;
        var tail = OfPruned(files.ReadPruned());
        if (files.Segments() is [.., var segment])
        {
            if (!files.IsPacked(segment))
                cut = Repair(files, segment);
            tail = Read(files, segment) ?? OfFormer(files, segment, tail);
        }

        if (files.ReadHead() is { } head && head.End.Number > tail.Number)
            throw new InvalidDataException($"The ledger ends at {tail.Number} and had come to {head.End.Number}.");
        CutTokens(files, tail);
        return (tail, cut);
    }

    private static LedgerTail OfPruned(SignedEnd? end)
    {
        if (end is null)
            return Nothing;
        var chain = new byte[ChainHash.Size];
        return ChainHash.TryRead(end.End.Hash, chain) ? Nothing with { Segment = end.End.Segment, Number = end.End.Number, Chain = chain } : throw Damaged();
    }

    // A segment that was just begun and got no record: the one before it is where things stand.
    private static LedgerTail OfFormer(LedgerFiles files, int segment, LedgerTail pruned) => files.Segments() switch
    {
        [.., var former, _] => Read(files, former) ?? throw Damaged(),
        _ when segment == pruned.Segment + 1 => pruned,
        _ => throw Damaged(),
    };

    private static LedgerTail? Read(LedgerFiles files, int segment)
    {
        byte[]? first = null, last = null, signature = null;
        var count = 0L;
        foreach (var line in LedgerLines.Read(files, segment))
        {
            first ??= line;
            if (LedgerLines.IsSignature(line))
                signature = line;
            else
                (last, count) = (line, count + 1);
        }

        if (first is null || last is null)
            return null;
        var chain = new byte[ChainHash.Size];
        if (!LedgerLine.TrySplit(last, out _, chain))
            throw Damaged();
        try
        {
            using var opening = JsonDocument.Parse(first);
            using var ending = JsonDocument.Parse(last);
            return new LedgerTail(
                segment, signature is not null, opening.RootElement.GetProperty("first").GetInt64() + count - 1, ending.RootElement.GetProperty("time").GetDateTimeOffset(),
                opening.RootElement.GetProperty("time").GetDateTimeOffset(), ChainHash.Named(opening.RootElement.GetProperty("algorithm").GetString()) ?? throw Damaged(), chain)
            {
                LacksSignature = signature is null && ending.RootElement.GetProperty("type").ValueEquals(LedgerTypes.Seal),
            };
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Damaged();
        }
    }

    private static int Repair(LedgerFiles files, int segment)
    {
        using var file = files.OpenSegment(segment);
        var whole = WholeLines(file);
        var cut = (int)(file.Length - whole);
        file.SetLength(whole);
        return cut;
    }

    private static long WholeLines(FileStream file)
    {
        const int Step = 1 << 16;
        var buffer = new byte[Step];
        for (var end = file.Length; end > 0;)
        {
            var start = Math.Max(0, end - Step);
            var part = buffer.AsSpan(0, (int)(end - start));
            file.Position = start;
            file.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var newline)
                return start + newline + 1;
            end = start;
        }

        return 0;
    }

    // Tokens are written before their record: those of a record that was not finished are of no record.
    private static void CutTokens(LedgerFiles files, LedgerTail tail)
    {
        if (tail.IsSealed || files.ReadSubjects(tail.Segment) is not { } stream)
            return;
        var whole = 0L;
        using (stream)
        {
            foreach (var line in LedgerLines.Read(stream))
            {
                if (LedgerLines.TokensOf(line) is not { } tokens || tokens.Number > tail.Number)
                    break;
                whole += line.Length + 1;
            }
        }

        using var file = files.OpenSubjects(tail.Segment);
        file.SetLength(whole);
    }

    private static InvalidDataException Damaged() => new("The last segment of the ledger is damaged.");
}
