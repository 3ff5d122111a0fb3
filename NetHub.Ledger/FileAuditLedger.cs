using Microsoft.Extensions.Logging;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;
using NetHub.Ledger.Writing;

namespace NetHub.Ledger;

/// <summary>
/// A ledger in files. Entries that come while others are being written are written together after them, with one write and one signature:
/// nobody waits for more than two writes, and under load they cost a part of one. While the disk takes nothing, nothing personal is answered.
/// </summary>
public sealed partial class FileAuditLedger : AuditLedger, IThreadPoolWorkItem, IAsyncDisposable
{
    private static readonly TimeSpan SyncPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly LedgerFiles files;
    private readonly FileStream taken;
    private readonly LedgerWriter writer;
    private readonly LedgerKey key;
    private readonly LedgerOptions options;
    private readonly ILogger logger;
    private readonly LedgerMaintenance upkeep;
    private readonly Queue<LedgerGroup> waiting = new();
    private readonly Lock queue = new();
    private readonly Lock writing = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task syncing;
    private LedgerGroup? newest;
    private bool isScheduled;
    private volatile bool isFailing;
    private long refused;
    private long unrecorded;

    /// <param name="root">Where ledgers are; hubs over the same data have one each, by their nodes' names.</param>
    /// <param name="key">Signs seals, heads and receipts.</param>
    /// <param name="options">How it is kept.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="logger">Is told when the disk does not take records.</param>
    /// <exception cref="LedgerInUseException">Another process writes it.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or shorter than it was.</exception>
    /// <exception cref="IOException">Its files cannot be opened.</exception>
    public FileAuditLedger(string root, LedgerKey key, LedgerOptions options, TimeProvider clock, ILogger<FileAuditLedger> logger)
        : this(new LedgerFiles(Path.Combine(root, options.Node)), key, options, clock, logger)
    {
    }

    internal FileAuditLedger(LedgerFiles files, LedgerKey key, LedgerOptions options, TimeProvider clock, ILogger<FileAuditLedger> logger)
    {
        (this.files, this.key, this.options, this.logger) = (files, key, options, logger);
        taken = files.Lock() ?? throw new LedgerInUseException(files.Directory);
        try
        {
            writer = new LedgerWriter(files, key, options, clock);
            // Whoever checks it from now on finds a head.
            writer.Sync(writer.End);
        }
        catch
        {
            writer?.Dispose();
            taken.Dispose();
            throw;
        }

        upkeep = new LedgerMaintenance(files, options, clock);
        syncing = Task.Run(SyncAsync);
    }

    public override bool IsWritable => !isFailing;

    public override bool AnswersImpersonalUnrecorded => options.AnswerImpersonalUnrecorded;

    protected override void CountRefused() => Interlocked.Increment(ref refused);

    public override async ValueTask<string?> RecordAsync(AuditEntry entry)
    {
        try
        {
            if (isFailing)
                throw new AuditUnavailableException();
            var (group, position) = Enter(entry);
            var records = await group.Written;
            return records.Receipt(position);
        }
        catch (AuditUnavailableException)
        {
            if (entry.IsPersonal || !AnswersImpersonalUnrecorded)
            {
                CountRefused();
                throw;
            }

            Interlocked.Increment(ref unrecorded);
            return null;
        }
    }

    /// <summary>Writes a group, and comes again when there are more: behind what else the pool has to do, so that more can join.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        LedgerGroup group;
        lock (queue)
        {
            group = waiting.Dequeue();
            // Nobody joins any more.
            if (newest == group)
                newest = null;
        }

        Write(group);
        lock (queue)
        {
            isScheduled = waiting.Count > 0;
            if (isScheduled)
                Schedule();
        }
    }

    /// <summary>Ends when everything is on the disk, or when it takes nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await syncing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        TrySync();
        lock (writing)
            writer.Dispose();
        stopping.Dispose();
        await taken.DisposeAsync();
    }

    private (LedgerGroup Group, int Position) Enter(in AuditEntry entry)
    {
        lock (queue)
        {
            if (newest is null or { IsFull: true })
                waiting.Enqueue(newest = new LedgerGroup());
            var position = newest.Add(entry);
            if (!isScheduled)
                Schedule();
            isScheduled = true;
            return (newest, position);
        }
    }

    private void Schedule() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private void Write(LedgerGroup group)
    {
        try
        {
            WrittenRecords records;
            lock (writing)
            {
                records = writer.Write(group.Entries);
                if (options.FlushEach)
                    writer.Sync(writer.End);
            }

            records.Sign(key);
            group.Succeed(records);
        }
        catch (Exception failure)
        {
            // Whatever it was: what is not in the ledger is not answered.
            Fail(failure);
            group.Fail();
        }
    }

    private async Task SyncAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            await Task.Delay(isFailing ? Retry : SyncPause, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (isFailing)
                TryAgain();
            else
                TrySync();
            Maintain();
        }
    }

    private void TrySync()
    {
        try
        {
            LedgerEnd end;
            lock (writing)
                end = writer.End;
            writer.Sync(end);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Fail(failure);
        }
    }

    // What could not be recorded is said as soon as anything can be.
    private void TryAgain()
    {
        try
        {
            lock (writing)
            {
                writer.Write(LedgerTypes.Notice, json =>
                {
                    json.WriteString("notice", "NOT_WRITABLE");
                    json.WriteNumber("refused", Interlocked.Read(ref refused));
                    json.WriteNumber("unrecorded", Interlocked.Read(ref unrecorded));
                });
                writer.Sync(writer.End);
            }

            (refused, unrecorded) = (0, 0);
            isFailing = false;
            LogRecovered();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Still the same; it was said when it began.
        }
    }

    private void Maintain()
    {
        try
        {
            if (!isFailing && upkeep.Checkpoint() is { } others)
            {
                lock (writing)
                    writer.Write(LedgerTypes.Checkpoint, others.WriteTo);
            }

            upkeep.PackAndPrune();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var exception = failure.GetType().Name;
            LogUpkeepFailed(exception);
        }
    }

    private void Fail(Exception failure)
    {
        var exception = failure.GetType().Name;
        if (!isFailing)
            LogFailing(exception);
        isFailing = true;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The ledger cannot be written ({Exception}): nothing personal is answered until it can")]
    private partial void LogFailing(string exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger can be written again")]
    private partial void LogRecovered();

    [LoggerMessage(Level = LogLevel.Error, Message = "Segments of the ledger could not be packed, pruned or tied together ({Exception}); tried again")]
    private partial void LogUpkeepFailed(string exception);
}
