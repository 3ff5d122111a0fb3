using System.Buffers;
using System.Text;
using System.Text.Json;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;

namespace NetHub.Ledger.Writing;

/// <summary>
/// Writes the segments of one node. A write is whole or not at all: what a disk took of it when it failed is taken back. Used by one
/// thread at a time.
/// </summary>
internal sealed class LedgerWriter : IDisposable
{
    private readonly LedgerFiles files;
    private readonly LedgerKey key;
    private readonly LedgerOptions options;
    private readonly TimeProvider clock;
    private readonly ArrayBufferWriter<byte> lines = new(1 << 16);
    private readonly RecordContent content = new();
    private readonly StringBuilder subjects = new();
    private readonly HashSet<string> defined = [];
    private readonly Lock open = new();
    private readonly byte[] chain;
    private OpenSegment current;
    private LedgerTail last;
    private long said;
    private WrittenRecords? written;

    /// <exception cref="InvalidDataException">The last segment is damaged, or the ledger is shorter than its head says.</exception>
    public LedgerWriter(LedgerFiles files, LedgerKey key, LedgerOptions options, TimeProvider clock)
    {
        (this.files, this.key, this.options, this.clock) = (files, key, options, clock);
        var (tail, cut) = LedgerTail.Find(files);
        last = tail;
        chain = [.. tail.Chain];
        // It ends where it was sealed: the next one begins.
        current = tail.IsSealed ? Begin(tail.Segment + 1) : new OpenSegment(files, tail.Segment, new ChainHash(tail.Algorithm), tail.Opened);
        if (tail.LacksSignature)
        {
            Change(AddSignature);
            current.IsSealed = true;
        }

        if (cut > 0)
            Write(LedgerTypes.Notice, json =>
            {
                json.WriteString("notice", "UNFINISHED_RECORD_DROPPED");
                json.WriteNumber("bytes", cut);
            });
    }

    /// <summary>How far it has come.</summary>
    public LedgerEnd End => new(files.Node, current.Number, last.Number, ChainHash.Text(chain));

    /// <summary>Writes entries one after the other; they are with the operating system when this returns.</summary>
    /// <exception cref="IOException">The disk does not take them; none is in the ledger.</exception>
    public WrittenRecords Write(IReadOnlyList<AuditEntry> entries)
    {
        BeginIfDue();
        var group = written = new WrittenRecords(files.Node, current.Hash.Algorithm, chain);
        try
        {
            Change(() =>
            {
                for (var i = 0; i < entries.Count; i++)
                    Add(entries[i]);
            });
            group.Written(lines.WrittenSpan);
            return group;
        }
        finally
        {
            written = null;
        }
    }

    /// <summary>Writes a record that is no entry.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Write(string type, Action<Utf8JsonWriter> members)
    {
        BeginIfDue();
        Change(() => Add(type, members));
    }

    /// <summary>Sees to it that everything so far outlives the machine, and says so in the head. May run beside a write.</summary>
    /// <param name="end">How far it had come before this was called.</param>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Sync(LedgerEnd end)
    {
        lock (open)
        {
            if (end.Number <= said)
                return;
            current.Sync();
            files.WriteHead(Signed(end, LedgerStatements.Head(end)));
            said = end.Number;
        }
    }

    /// <summary>Ends the segment and begins the next one.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Roll()
    {
        // The disk may have taken the seal the last time, and nothing after it.
        if (!current.IsSealed)
            Seal();
        lock (open)
        {
            var ended = current;
            current = Begin(ended.Number + 1);
            ended.Dispose();
        }
    }

    public void Dispose()
    {
        current.Dispose();
        content.Dispose();
    }

    private void BeginIfDue()
    {
        if (current.IsSealed || current.Length >= options.SegmentBytes || Day(clock.GetUtcNow()) > Day(current.Opened))
            Roll();
    }

    private void Seal()
    {
        Change(() =>
        {
            Add(LedgerTypes.Seal, json => json.WriteNumber("segment", current.Number));
            AddSignature();
        });
        current.IsSealed = true;
        current.Sync();
    }

    // The last line of a segment is the signature of the record before it.
    private void AddSignature()
    {
        lines.Write(JsonSerializer.SerializeToUtf8Bytes(Signed(End, LedgerStatements.Seal(End)), JsonSerializerOptions.Web));
        lines.Write("\n"u8);
    }

    private OpenSegment Begin(int number)
    {
        defined.Clear();
        var segment = new OpenSegment(files, number, new ChainHash(options.Algorithm), clock.GetUtcNow());
        // What a failed attempt left of it.
        segment.Cut(0);
        var (former, goesOnFrom) = (current, ChainHash.Text(chain));
        current = segment;
        try
        {
            // A segment begins with its own record. Where the clock went back, the next one says so.
            Change(() => AddAt(Later(clock.GetUtcNow(), last.Time), LedgerTypes.Segment, json =>
            {
                json.WriteNumber("format", 1);
                json.WriteString("node", files.Node);
                json.WriteNumber("segment", number);
                json.WriteString("algorithm", ChainHash.NameOf(options.Algorithm));
                json.WriteString("key", key.Id);
                json.WriteString("previous", goesOnFrom);
                json.WriteNumber("first", last.Number + 1);
            }));
            return segment;
        }
        catch
        {
            current = former;
            segment.Dispose();
            throw;
        }
    }

    // All or nothing: lines, number and chain.
    private void Change(Action add)
    {
        lines.ResetWrittenCount();
        subjects.Clear();
        var (before, formerChain) = (last, chain.ToArray());
        try
        {
            add();
            current.Append(subjects.ToString(), lines.WrittenSpan);
        }
        catch
        {
            last = before;
            formerChain.CopyTo(chain, 0);
            // A definition that was not written is written again.
            defined.Clear();
            throw;
        }
    }

    private void Add(in AuditEntry entry)
    {
        if (!entry.Fields.IsEmpty && defined.Add(entry.Fields.Id))
            AddFields(entry.Fields);
        var time = Now();
        var start = lines.WrittenCount;
        content.Write(lines, time, entry);
        var end = lines.WrittenCount;
        Finish(start, time);
        written!.IsEntry(start..end);
        if (entry.Subjects is { Count: > 0 } tokens)
            subjects.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"number\":{last.Number},\"tokens\":\"{SubjectToken.List(tokens)}\"}}\n");
    }

    private void AddFields(AuditedFields fields) => Add(LedgerTypes.Fields, json =>
    {
        json.WriteString("id", fields.Id);
        json.WritePropertyName("fields");
        json.WriteRawValue(fields.Json, skipInputValidation: true);
    });

    private void Add(string type, Action<Utf8JsonWriter> members)
    {
        var time = Now();
        AddAt(time, type, members);
    }

    private void AddAt(DateTimeOffset time, string type, Action<Utf8JsonWriter> members)
    {
        var start = lines.WrittenCount;
        content.Write(lines, time, type, members);
        Finish(start, time);
    }

    // A clock that goes back is not hidden: the ledger says so, and goes on with the time as it is.
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        if (now >= last.Time)
            return now;
        var (start, since) = (lines.WrittenCount, last.Time);
        content.Write(lines, now, LedgerTypes.Notice, json =>
        {
            json.WriteString("notice", "CLOCK_WENT_BACK");
            json.WriteString("from", since.UtcDateTime);
        });
        Finish(start, now);
        return now;
    }

    private void Finish(int start, DateTimeOffset time)
    {
        Span<byte> digest = stackalloc byte[ChainHash.Size];
        LedgerLine.End(lines, start, current.Hash, chain, digest);
        written?.Add(digest, chain);
        last = last with { Number = last.Number + 1, Time = time };
    }

    private SignedEnd Signed(LedgerEnd end, string statement) =>
        new(end, clock.GetUtcNow(), key.Id, System.Buffers.Text.Base64Url.EncodeToString(key.Sign(statement)));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private DateTime Day(DateTimeOffset time) => time.ToOffset(options.DayOffset).Date;
}
