using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;
using NetHub.Ledger.Verifying;
using NetHub.Ledger.Writing;


namespace NetHub.Tests.Audit;

/// <summary>After any failure of the hub, its clock or its disk, the ledger continues and still verifies.</summary>
public sealed class LedgerWriterTests : IDisposable
{
    private readonly LedgerFolder ledger = new();

    [Fact]
    public void A_ledger_continues_where_it_ended_after_a_restart()
    {
        ledger.Write(3);
        ledger.Write(2);

        Assert.Equal(["segment", "fields", "entry", "entry", "entry", "fields", "entry", "entry"], Types());
        ledger.AssertHolds(8);
    }

    [Fact]
    public void An_unfinished_record_after_a_crash_is_dropped_with_a_notice()
    {
        ledger.Write(2);
        File.AppendAllText(ledger.PathOf("000001.ndjson"), "{\"time\":\"20");

        ledger.Write(1);

        var notice = Assert.Single(Records(), static r => r.Type == LedgerTypes.Notice);
        Assert.Equal(("UNFINISHED_RECORD_DROPPED", 11), (notice.Text("notice"), notice.Number("bytes")));
        ledger.AssertHolds(7);
    }

    [Fact]
    public void Tokens_of_an_unfinished_record_are_dropped()
    {
        ledger.Write(writer => writer.Write([LedgerFolder.PersonalEntry(1)]));
        var lines = ledger.Lines(1);
        File.Delete(ledger.PathOf("head"));
        File.WriteAllText(ledger.PathOf("000001.ndjson"), string.Join('\n', lines)[..^10]);

        ledger.Write(writer => writer.Write([LedgerFolder.PersonalEntry(2)]));

        ledger.AssertHolds(5);
    }

    [Fact]
    public void A_seal_left_unsigned_by_a_crash_is_signed_and_the_next_segment_begins()
    {
        ledger.WithThreeSegments();
        foreach (var file in Directory.GetFiles(ledger.PathOf(""), "000003*"))
            File.Delete(file);
        File.Delete(ledger.PathOf("head"));
        ledger.Edit(2, static lines => lines[..^1]);

        ledger.Write(1);

        Assert.Equal([1, 2, 3], ledger.Files().Segments());
        ledger.AssertHolds(17);
    }

    [Fact]
    public void An_empty_segment_is_begun_again()
    {
        ledger.WithThreeSegments();
        foreach (var file in Directory.GetFiles(ledger.PathOf(""), "000003*"))
            File.WriteAllText(file, "");
        File.Delete(ledger.PathOf("head"));

        ledger.Write(1);

        ledger.AssertHolds(17);
    }

    [Fact]
    public void A_segment_ends_when_it_is_large()
    {
        ledger.Options.SegmentBytes = 1000;

        ledger.Write(20);

        Assert.InRange(ledger.Files().Segments().Count, 5, 20);
        Assert.Equal((LedgerProblem.None, LedgerTypes.Seal), (ledger.Check().Problem, Records(1)[^1].Type));
    }

    [Fact]
    public void A_segment_ends_with_the_day_in_China()
    {
        ledger.Write(1);
        ledger.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 31, 15, 59, 59, TimeSpan.Zero));
        ledger.Write(1);
        Assert.Equal([1], ledger.Files().Segments());

        ledger.Clock.Advance(TimeSpan.FromSeconds(1));
        ledger.Write(1);

        Assert.Equal([1, 2], ledger.Files().Segments());
        Assert.Equal(LedgerProblem.None, ledger.Check().Problem);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_clock_that_goes_back_is_noted_and_the_ledger_verifies(bool withSegment)
    {
        ledger.Write(writer =>
        {
            writer.Write([LedgerFolder.Entry()]);
            ledger.Clock.AdjustTime(ledger.Clock.GetUtcNow().AddMinutes(-5));
            if (withSegment)
                writer.Roll();
            writer.Write([LedgerFolder.Entry()]);
        });

        Assert.Equal("CLOCK_WENT_BACK", Assert.Single(Records(), static r => r.Type == LedgerTypes.Notice).Text("notice"));
        Assert.Equal(LedgerProblem.None, ledger.Check().Problem);
    }

    [Fact]
    public void A_clock_that_went_back_after_a_seal_is_noted_in_the_next_segment()
    {
        ledger.Write(1);
        ledger.Write(static writer => writer.Roll());
        File.Delete(ledger.PathOf("000002.ndjson"));
        File.Delete(ledger.PathOf("head"));
        ledger.Clock.AdjustTime(ledger.Clock.GetUtcNow().AddMinutes(-5));

        ledger.Write(1);

        Assert.Equal(["segment", "notice", "fields", "entry"], Records(2).Select(static r => r.Type));
        Assert.Equal(LedgerProblem.None, ledger.Check().Problem);
    }

    [Fact]
    public void Two_ledgers_of_one_process_have_separate_chains()
    {
        ledger.Write(3);
        ledger.Write(2, "other");

        Assert.All(ledger.Verifier().CheckDirectory(ledger.Root), static r => Assert.Null(r.Finding));
    }

    [Fact]
    public void A_disk_that_fails_during_a_write_leaves_nothing_of_it()
    {
        var disk = new FailingFiles(Path.GetDirectoryName(ledger.PathOf("head"))!);
        Directory.CreateDirectory(disk.Directory);
        using (var writer = new LedgerWriter(disk, ledger.Key, ledger.Options, ledger.Clock))
        {
            writer.Write([LedgerFolder.PersonalEntry(1)]);
            disk.IsFull = true;
            Assert.Throws<IOException>(() => writer.Write([LedgerFolder.PersonalEntry(2), LedgerFolder.Entry("jus")]));
            Assert.Throws<IOException>(writer.Roll);
            disk.IsFull = false;
            writer.Write([LedgerFolder.Entry()]);
            disk.IsFull = true;
            Assert.Throws<IOException>(writer.Roll);
            disk.IsFull = false;
            writer.Roll();
            writer.Write([LedgerFolder.PersonalEntry(3)]);
            writer.Sync(writer.End);
        }

        Assert.Equal(["segment", "fields", "entry", "fields", "entry", "seal", "segment", "fields", "entry"], Types());
        ledger.AssertHolds(9);
    }

    [Fact]
    public void A_ledger_shorter_than_its_head_is_not_opened_for_writing()
    {
        ledger.WithThreeSegments().Edit(3, static lines => lines[..2]);

        Assert.Throws<InvalidDataException>(() => ledger.Writer());
    }

    [Fact]
    public void A_ledger_that_does_not_end_with_a_record_is_not_opened_for_writing()
    {
        ledger.WithThreeSegments().Edit(3, static lines => [.. lines, "nothing"]);

        Assert.Throws<InvalidDataException>(() => ledger.Writer());
    }

    public void Dispose() => ledger.Dispose();

    private List<LedgerRecord> Records(int? segment = null) =>
        [.. LedgerReader.Read(ledger.Root, LedgerFolder.Hub).Where(r => segment is null || r.Place.Segment == segment)];

    private IEnumerable<string> Types() => Records().Select(static r => r.Type);
}
