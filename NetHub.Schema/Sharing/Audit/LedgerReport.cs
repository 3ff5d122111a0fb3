using System.Text.Json;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>What is wrong with a ledger.</summary>
public enum LedgerProblem
{
    None,

    /// <summary>A line was changed, added, dropped or moved, or was made with another secret.</summary>
    Broken,

    /// <summary>Lines at its end are gone.</summary>
    Shortened,

    /// <summary>The head is gone or was not made by a hub of this secret.</summary>
    HeadBroken,
}

/// <summary>Whether a ledger is as the hub wrote it.</summary>
/// <param name="Directory">Where it is.</param>
/// <param name="Count">Lines that hold.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="At">Number of the first line that does not hold, or is missing; null where all do.</param>
public sealed record LedgerReport(string Directory, long Count, LedgerProblem Problem, long? At)
{
    /// <summary>Checks every ledger below a directory.</summary>
    public static IReadOnlyList<LedgerReport> All(string root, HubKeys keys) => [.. LedgerFiles.Directories(root).Select(d => Of(d, keys))];

    /// <summary>The records of every ledger below a directory, as JSON, oldest first in each. They are not checked.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(string root) =>
        LedgerFiles.Directories(root).SelectMany(static d => new LedgerFiles(d).Lines()).Select(static l => (ReadOnlyMemory<byte>)l);

    // Every line, then the head.
    private static LedgerReport Of(string directory, HubKeys keys)
    {
        using var chain = new LedgerChain(keys);
        var files = new LedgerFiles(directory);
        var head = files.ReadHead();
        var (count, digest, sealedDigest) = (0L, LedgerChain.Beginning, head is { Count: 0 } ? LedgerChain.Beginning : null);
        foreach (var line in files.Lines())
        {
            if (chain.Check(line, digest) is not { } next || Number(line) != count + 1)
                return new LedgerReport(directory, count, LedgerProblem.Broken, count + 1);
            (count, digest) = (count + 1, next);
            if (head?.Count == count)
                sealedDigest = digest;
        }

        if (head is not { } known)
            return count == 0 ? new LedgerReport(directory, 0, LedgerProblem.None, null) : new LedgerReport(directory, count, LedgerProblem.HeadBroken, null);
        if (known.Seal != chain.Seal(known.Count, known.Digest))
            return new LedgerReport(directory, count, LedgerProblem.HeadBroken, null);
        // After a crash the head may be a few lines behind, never before them.
        return known.Count > count
            ? new LedgerReport(directory, count, LedgerProblem.Shortened, count + 1)
            : new LedgerReport(directory, count, known.Digest == sealedDigest ? LedgerProblem.None : LedgerProblem.HeadBroken, null);
    }

    /// <summary>The number of a record; null where the line is none.</summary>
    internal static long? Number(byte[] line)
    {
        try
        {
            using var record = JsonDocument.Parse(line);
            return record.RootElement.GetProperty("number").GetInt64();
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
