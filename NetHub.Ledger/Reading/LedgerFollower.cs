using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;

namespace NetHub.Ledger.Reading;

/// <summary>
/// Reads a node's ledger as it grows: what was read is not read again, however large the segment is. Like <see cref="LedgerReader"/> it
/// checks nothing, and leaves a line that is not ended for another time. Used by one thread at a time.
/// </summary>
public sealed class LedgerFollower(string root, string node) : IDisposable
{
    private readonly LedgerFiles files = new(Path.Combine(root, node));
    private SegmentRecords? records;
    private IEnumerator<LedgerRecord>? rest;
    private int segment;
    private long read;
    private long from;

    /// <summary>Goes to where reading came to before; false where the ledger does not have the record that was read last: it is another one.</summary>
    /// <param name="position">Where reading came to.</param>
    /// <param name="hash">The digest of the last record that was read; empty before the first.</param>
    /// <exception cref="InvalidDataException">A line is no record.</exception>
    public bool Begin(LedgerPosition position, string hash)
    {
        Close();
        (records, segment, read, from) = (null, 0, 0, position.Number);
        var segments = files.Segments();
        if (position.Number == 0 || segments.Count == 0)
            return position.Number == 0;
        // Its time was over before it was all read: what is left goes on after it.
        if (position.Segment < segments[0])
            return true;
        Open(position.Segment);
        return segments.Contains(position.Segment)
            && Rest().FirstOrDefault(r => r.Place.Number >= position.Number) is { } last && last.Place.Number == position.Number && last.Place.Hash == hash;
    }

    /// <summary>Records after those that were read, in order, at most so many; none where nothing is new.</summary>
    /// <exception cref="InvalidDataException">A line is no record, or the segment became shorter.</exception>
    public IReadOnlyList<LedgerRecord> Next(int most)
    {
        var found = new List<LedgerRecord>();
        while (true)
        {
            // Looked for first: a segment that is followed by another was complete before it was read to its end.
            var next = files.Segments().FirstOrDefault(s => s > segment);
            if ((records is not null && Fill(found, most)) || next == 0)
                return found;
            Open(next);
        }
    }

    public void Dispose() => Close();

    // True when there may be more.
    private bool Fill(List<LedgerRecord> found, int most)
    {
        rest ??= Rest().GetEnumerator();
        while (found.Count < most)
        {
            if (!rest.MoveNext())
            {
                Close();
                return false;
            }

            found.Add(rest.Current);
        }

        return true;
    }

    private void Open(int number)
    {
        Close();
        (records, segment, read) = (new SegmentRecords(node, number), number, 0);
    }

    private void Close()
    {
        rest?.Dispose();
        rest = null;
    }

    private IEnumerable<LedgerRecord> Rest()
    {
        using var stream = files.ReadSegment(segment);
        Skip(stream);
        foreach (var line in LedgerLines.Read(stream))
        {
            read += line.Length + 1;
            if (LedgerLines.IsSignature(line))
                continue;
            // What was read before is only gone past: a segment has a hundred thousand records.
            if (records!.Number + 1 < from)
                records.Pass(line);
            else
                yield return records.Next(line);
        }
    }

    // A segment that was packed meanwhile is unpacked up to here.
    private void Skip(Stream stream)
    {
        if (stream.CanSeek && stream.Length < read)
            throw new InvalidDataException("The segment became shorter.");
        if (stream.CanSeek)
        {
            stream.Position = read;
            return;
        }

        var buffer = new byte[1 << 16];
        for (var left = read; left > 0;)
        {
            var count = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            left -= count > 0 ? count : throw new InvalidDataException("The segment became shorter.");
        }
    }
}
