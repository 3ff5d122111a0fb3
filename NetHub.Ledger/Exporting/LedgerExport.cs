using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;

namespace NetHub.Ledger.Exporting;

/// <summary>
/// Writes a part of ledgers that is checked like the whole: what is left out of a segment is there as digests, and a segment of which
/// nothing is asked for as its signed end. Tokens of subjects stay where they are.
/// </summary>
public static class LedgerExport
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Writes it, and gives the number of entries in it.</summary>
    /// <param name="root">Where ledgers are. A hub may be writing them.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="target">Takes NDJSON.</param>
    /// <param name="cancel">Breaks it off.</param>
    /// <exception cref="InvalidDataException">A ledger is damaged.</exception>
    public static async Task<long> WriteAsync(string root, LedgerFilter filter, Stream target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(target);
        var entries = 0L;
        // Not disposed: whoever gave the stream closes it.
        var buffered = new BufferedStream(target, BufferBytes);
        foreach (var files in LedgerFiles.FindAll(root).Where(f => f.IsThere && (filter.Node is null || f.Node == filter.Node)))
        {
            // The head first: what it says is in the segments that are read after it.
            var (head, from) = (files.ReadHead(), files.ReadPruned());
            await buffered.WriteAsync(PartLines.Write(new PartNode(files.Node, from, head)), cancel);
            foreach (var segment in files.Segments().Where(s => s > (from?.End.Segment ?? 0)))
            {
                cancel.ThrowIfCancellationRequested();
                entries += SegmentPart.Write(files, segment, filter, buffered);
            }
        }

        await buffered.FlushAsync(cancel);
        return entries;
    }
}
