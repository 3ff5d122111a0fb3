using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;

namespace NetHub.Ledger.Reading;

/// <summary>Where reading of a node's ledger came to.</summary>
/// <param name="Segment">Number of the segment; 0 before the first.</param>
/// <param name="Number">Number of the last record that was read; 0 before the first.</param>
public readonly record struct LedgerPosition(int Segment, long Number);

/// <summary>Reads the records of ledgers. They are not checked. A hub may be writing them: what it has not ended is left for another time.</summary>
public static class LedgerReader
{
    /// <summary>Names of the nodes that have a ledger below a directory.</summary>
    public static IReadOnlyList<string> Nodes(string root) => [.. LedgerFiles.FindAll(root).Where(static f => f.Segments().Count > 0).Select(static f => f.Node)];

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
        var records = new SegmentRecords(files.Node, segment);
        return LedgerLines.Read(files, segment).Where(static l => !LedgerLines.IsSignature(l)).Select(records.Next).Where(r => r.Place.Number > after.Number);
    }
}
