using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Audit;

/// <summary>The ledger proves itself: whatever is done to its files is found, and where.</summary>
public sealed class LedgerTests : IDisposable
{
    private static readonly HubKeys Keys = new([.. Enumerable.Range(1, 32).Select(static i => (byte)i)]);
    private readonly string root = Directory.CreateTempSubdirectory("nethub-ledger-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    private string Lines => Path.Combine(root, "1", "2026-01.ndjson");

    private string Head => Path.Combine(root, "1", "head");

    [Fact]
    public async Task What_was_recorded_is_there_in_order_and_holds()
    {
        await RecordAsync(3);
        await RecordAsync(2);

        var records = Records();

        Assert.Equal(new LedgerReport(Path.Combine(root, "1"), 5, LedgerProblem.None, null), Assert.Single(LedgerReport.All(root, Keys)));
        Assert.Equal([1, 2, 3, 4, 5], records.Select(static r => r.GetProperty("number").GetInt32()));
        Assert.Equal("PLC", records[0].GetProperty("department").GetString());
        Assert.Equal("[\"Grid.name\"]", records[0].GetProperty("fields").GetProperty("shown").GetRawText());
    }

    [Fact]
    public async Task A_month_goes_on_where_the_one_before_ended()
    {
        await RecordAsync(2);
        clock.Advance(TimeSpan.FromDays(1));
        await RecordAsync(2);

        Assert.Equal(2, Directory.GetFiles(Path.Combine(root, "1"), "*.ndjson").Length);
        AssertReport(LedgerProblem.None, 4, null);
    }

    [Theory]
    [InlineData("changed", LedgerProblem.Broken, 2)]
    [InlineData("dropped", LedgerProblem.Broken, 2)]
    [InlineData("moved", LedgerProblem.Broken, 2)]
    [InlineData("doubled", LedgerProblem.Broken, 3)]
    [InlineData("shortened", LedgerProblem.Shortened, 5)]
    [InlineData("emptied", LedgerProblem.Shortened, 1)]
    [InlineData("beheaded", LedgerProblem.HeadBroken, null)]
    [InlineData("shortened with its head", LedgerProblem.HeadBroken, null)]
    public async Task Whatever_is_done_to_the_files_is_found(string how, LedgerProblem problem, int? at)
    {
        await RecordAsync(5);
        var lines = File.ReadAllLines(Lines);

        IEnumerable<string> changed = how switch
        {
            "changed" => lines.Select((l, i) => i == 1 ? l.Replace("\"rows\":1", "\"rows\":0", StringComparison.Ordinal) : l),
            "dropped" => lines.Where((_, i) => i != 1),
            "moved" => [lines[0], lines[2], lines[1], .. lines[3..]],
            "doubled" => [lines[0], lines[1], lines[1], .. lines[2..]],
            "emptied" => [],
            "beheaded" => lines,
            _ => lines[..4],
        };
        File.WriteAllText(Lines, string.Concat(changed.Select(static l => l + "\n")));
        if (how == "beheaded")
            File.Delete(Head);
        if (how == "shortened with its head")
            File.WriteAllText(Head, File.ReadAllText(Head).Replace("5 ", "4 ", StringComparison.Ordinal));

        var report = Assert.Single(LedgerReport.All(root, Keys));
        Assert.Equal((problem, (long?)at), (report.Problem, report.At));
    }

    [Fact]
    public async Task Another_secret_makes_no_ledger_that_holds()
    {
        await RecordAsync(2);

        var report = Assert.Single(LedgerReport.All(root, new HubKeys(new byte[32])));

        Assert.Equal((LedgerProblem.Broken, 1L), (report.Problem, report.At));
    }

    [Fact]
    public async Task What_a_crash_left_of_a_line_is_taken_away_and_the_chain_goes_on()
    {
        await RecordAsync(3);
        File.AppendAllText(Lines, "{\"number\":4,\"ti");
        AssertReport(LedgerProblem.None, 3, null);

        await RecordAsync(2);

        AssertReport(LedgerProblem.None, 5, null);
    }

    [Fact]
    public async Task Two_hubs_at_the_same_time_have_a_ledger_each()
    {
        await using (var one = Open())
        {
            await using var other = Open();
            one.Append(Entry());
            other.Append(Entry());
        }

        Assert.All(LedgerReport.All(root, Keys), static r => Assert.Equal((1L, LedgerProblem.None), (r.Count, r.Problem)));
        Assert.Equal(2, LedgerReport.All(root, Keys).Count);
    }

    [Fact]
    public async Task While_the_disk_takes_nothing_nothing_can_be_appended_and_afterwards_nothing_is_lost()
    {
        await RecordAsync(1);
        await using (var ledger = Open())
        {
            // A directory in the place of the file that the next head is written to.
            Directory.CreateDirectory(Head + ".next");
            ledger.Append(Entry());
            await UntilAsync(() => !ledger.IsWritable);
            Assert.Throws<AuditUnavailableException>(ledger.Demand);
            Assert.Throws<AuditUnavailableException>(() => ledger.Append(Entry()));

            Directory.Delete(Head + ".next");
            await UntilAsync(() => ledger.IsWritable);
        }

        AssertReport(LedgerProblem.None, 2, null);
    }

    [Fact]
    public async Task More_records_than_are_written_at_once_are_all_written()
    {
        const int Many = 60_000;

        await RecordAsync(Many);

        AssertReport(LedgerProblem.None, Many, null);
    }

    [Fact]
    public async Task A_hub_that_stops_does_not_wait_for_a_disk_that_takes_nothing()
    {
        await RecordAsync(1);
        var ledger = Open();
        Directory.CreateDirectory(Head + ".next");
        ledger.Append(Entry());
        await UntilAsync(() => !ledger.IsWritable);

        await ledger.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.False(ledger.IsWritable);
    }

    [Fact]
    public async Task Only_the_owner_reads_it()
    {
        await RecordAsync(1);

        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Lines));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(root, "1")));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private FileAuditLedger Open() => new(root, Keys, clock, NullLogger<FileAuditLedger>.Instance);

    private async Task RecordAsync(int count)
    {
        await using var ledger = Open();
        for (var i = 0; i < count; i++)
            ledger.Append(Entry());
    }

    private static AuditEntry Entry() =>
        new(HubFixture.CallerOf("plc"), AuditAction.Query, "digest", AuditEntry.Done, new AuditedFields(["Grid.name"], [], [], [])) { Rows = 1 };

    private List<JsonElement> Records() =>
        [.. LedgerReport.Lines(root).Select(static l => JsonDocument.Parse(Encoding.UTF8.GetString(l.Span)).RootElement)];

    private void AssertReport(LedgerProblem problem, long count, long? at)
    {
        var report = Assert.Single(LedgerReport.All(root, Keys));
        Assert.Equal((problem, count, at), (report.Problem, report.Count, report.At));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isSo())
            await Task.Delay(20, limit.Token);
    }
}
