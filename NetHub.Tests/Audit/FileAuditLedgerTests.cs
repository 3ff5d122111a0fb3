using Microsoft.Extensions.Logging.Abstractions;
using NetHub.Ledger;
using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;
using NetHub.Ledger.Verifying;

namespace NetHub.Tests.Audit;

/// <summary>Every answer is recorded and has a receipt; while the ledger cannot be written, no personal data is answered.</summary>
public sealed class FileAuditLedgerTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    [Fact]
    public async Task Every_record_has_a_valid_receipt_and_is_found_in_the_ledger()
    {
        const int Many = 500;
        string?[] receipts;

        await using (var ledger = Open())
            receipts = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => ledger.RecordAsync(i % 7 == 0 ? LedgerFolder.PersonalEntry(i, i + 1) : LedgerFolder.Entry()).AsTask()));

        var read = receipts.Select(r => LedgerReceipt.Read(r!, folder.Keys)!).ToList();
        var sought = new SoughtRecords(read);
        Assert.Null(Assert.Single(folder.Verifier(sought).CheckDirectory(folder.Root)).Finding);
        Assert.All(read, r => Assert.True(sought.Has(r)));
        Assert.Equal(Many, read.Select(static r => r.Hash).Distinct().Count());
    }

    [Fact]
    public async Task A_ledger_can_be_verified_while_a_hub_writes_it()
    {
        folder.Options.SegmentBytes = 5000;
        await using var ledger = Open();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 300; i++)
                await ledger.RecordAsync(LedgerFolder.PersonalEntry(i));
        });

        while (!writing.IsCompleted)
            Assert.Null(folder.Check().Finding);
        await writing;
    }

    [Fact]
    public async Task Two_hubs_cannot_write_one_ledger()
    {
        await using var one = Open();

        Assert.Throws<LedgerInUseException>(() => Open());
    }

    [Fact]
    public async Task While_the_disk_is_full_no_personal_data_is_answered_and_a_notice_follows()
    {
        folder.Options.AnswerImpersonalUnrecorded = true;
        var disk = new FailingFiles(folder.PathOf(""));
        await using (var ledger = Open(disk))
        {
            await ledger.RecordAsync(LedgerFolder.PersonalEntry(1));
            disk.IsFull = true;
            await Assert.ThrowsAsync<AuditUnavailableException>(async () => await ledger.RecordAsync(LedgerFolder.PersonalEntry(2)));
            Assert.Null(await ledger.RecordAsync(LedgerFolder.Entry()));
            Assert.Throws<AuditUnavailableException>(() => ledger.Demand(isPersonal: true));
            ledger.Demand(isPersonal: false);

            disk.IsFull = false;
            await UntilAsync(() => ledger.IsWritable);
            Assert.NotNull(await ledger.RecordAsync(LedgerFolder.PersonalEntry(3)));
        }

        var notice = LedgerReader.Read(folder.Root, LedgerFolder.Hub).Single(static r => r.Type == LedgerTypes.Notice);
        Assert.Equal(("NOT_WRITABLE", 2, 1), (notice.Text("notice"), notice.Number("refused"), notice.Number("unrecorded")));
        Assert.Null(folder.Check().Finding);
    }

    [Fact]
    public async Task While_the_disk_is_full_nothing_is_answered_by_default()
    {
        var disk = new FailingFiles(folder.PathOf(""));
        await using var ledger = Open(disk);
        disk.IsFull = true;

        await Assert.ThrowsAsync<AuditUnavailableException>(async () => await ledger.RecordAsync(LedgerFolder.Entry()));

        Assert.Throws<AuditUnavailableException>(() => ledger.Demand(isPersonal: false));
    }

    [Fact]
    public async Task A_stopping_hub_does_not_wait_for_a_full_disk()
    {
        var disk = new FailingFiles(folder.PathOf(""));
        var ledger = Open(disk);
        disk.IsFull = true;
        await Assert.ThrowsAsync<AuditUnavailableException>(async () => await ledger.RecordAsync(LedgerFolder.Entry()));

        await ledger.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.False(ledger.IsWritable);
    }

    [Fact]
    public async Task A_head_that_cannot_be_written_stops_personal_answers()
    {
        await using var ledger = Open();
        Directory.CreateDirectory(folder.PathOf("head.part"));
        await ledger.RecordAsync(LedgerFolder.Entry());

        await UntilAsync(() => !ledger.IsWritable);

        Directory.Delete(folder.PathOf("head.part"));
        await UntilAsync(() => ledger.IsWritable);
    }

    [Fact]
    public void A_root_that_is_not_a_directory_throws()
    {
        File.WriteAllText(folder.PathOf(""), "");

        Assert.ThrowsAny<IOException>(() => Open());
    }

    [Fact]
    public void A_truncated_ledger_is_not_opened_and_not_left_locked()
    {
        folder.WithThreeSegments().Edit(3, static lines => lines[..2]);

        Assert.Throws<InvalidDataException>(() => Open());
        Assert.Throws<InvalidDataException>(() => Open());
    }

    [Fact]
    public async Task Only_the_file_owner_can_read_the_ledger()
    {
        await using (var ledger = Open())
            await ledger.RecordAsync(LedgerFolder.PersonalEntry(1));

        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in Directory.GetFiles(folder.PathOf("")))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.PathOf("")));
    }

    public void Dispose() => folder.Dispose();

    private FileAuditLedger Open() => new(folder.Root, folder.Key, folder.Options, folder.Clock, NullLogger<FileAuditLedger>.Instance);

    private FileAuditLedger Open(LedgerFiles files) => new(files, folder.Key, folder.Options, folder.Clock, NullLogger<FileAuditLedger>.Instance);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isSo())
            await Task.Delay(20, limit.Token);
    }
}
