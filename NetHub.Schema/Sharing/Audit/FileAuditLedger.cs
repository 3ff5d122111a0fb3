using System.Buffers;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>
/// A ledger in files. Records wait in memory for a moment, are chained and written together, and are on the disk some 50 ms after the
/// answer; while the disk does not take them, nothing is answered.
/// </summary>
public sealed partial class FileAuditLedger : AuditLedger, IAsyncDisposable
{
    private const int MostHubs = 64;
    private const int MostWaiting = 100_000;
    private const int MostBytesAtOnce = 4 << 20;

    // So many are written at once, without waiting for more to come.
    private const int ManyWaiting = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly Channel<(AuditEntry Entry, DateTimeOffset Time)> waiting =
        Channel.CreateBounded<(AuditEntry, DateTimeOffset)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly LedgerFiles files;
    private readonly FileStream taken;
    private readonly LedgerChain chain;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly ArrayBufferWriter<byte> lines = new();
    private readonly Task writing;
    private (long Count, string Digest) last;
    private volatile bool isFailing;
    private volatile bool isStopping;

    /// <param name="root">Where ledgers are; hubs that run at the same time have one each.</param>
    /// <param name="keys">Derives the key of the chain.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="logger">Is told when the disk does not take records.</param>
    /// <exception cref="IOException">The files cannot be read, or the last line is none.</exception>
    public FileAuditLedger(string root, HubKeys keys, TimeProvider clock, ILogger<FileAuditLedger> logger)
    {
        (files, taken) = Take(root);
        chain = new LedgerChain(keys);
        (this.clock, this.logger) = (clock, logger);
        last = files.LastLine() is { } line ? (Number(line), LedgerChain.Said(line)) : (0, LedgerChain.Beginning);
        writing = Task.Run(WriteAsync);
    }

    public override bool IsWritable => !isFailing && waiting.Reader.Count < MostWaiting;

    public override void Append(in AuditEntry entry)
    {
        if (isFailing || !waiting.Writer.TryWrite((entry, clock.GetUtcNow())))
            throw new AuditUnavailableException();
    }

    /// <summary>Writes what still waits.</summary>
    public async ValueTask DisposeAsync()
    {
        isStopping = true;
        waiting.Writer.TryComplete();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        chain.Dispose();
        await taken.DisposeAsync();
    }

    private static (LedgerFiles Files, FileStream Lock) Take(string root)
    {
        for (var number = 1; number <= MostHubs; number++)
        {
            var files = new LedgerFiles(Path.Combine(root, number.ToString(CultureInfo.InvariantCulture)));
            if (files.Lock() is { } taken)
                return (files, taken);
        }

        throw new IOException("Every ledger is in use.");
    }

    private async Task WriteAsync()
    {
        try
        {
            await WriteAllAsync();
        }
        catch (Exception failure)
        {
            // Nobody writes any more, so nobody reads any more.
            isFailing = true;
            var exception = failure.GetType().Name;
            LogFailing(exception);
        }
    }

    private async Task WriteAllAsync()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            lines.ResetWrittenCount();
            var next = last;
            while (lines.WrittenCount < MostBytesAtOnce && waiting.Reader.TryRead(out var record))
                next = (next.Count + 1, chain.Write(lines, record.Entry, next.Count + 1, record.Time, next.Digest));
            for (var areStored = false; !TryStore(next, ref areStored);)
            {
                // A hub that stops does not wait for a disk that may never come back.
                if (isStopping)
                    return;
                await Task.Delay(Retry);
            }

            last = next;
            if (!isStopping && waiting.Reader.Count < ManyWaiting)
                await Task.Delay(Pause);
        }
    }

    private bool TryStore((long Count, string Digest) next, ref bool areStored)
    {
        try
        {
            if (!areStored)
                Write();
            areStored = true;
            files.WriteHead(next.Count, next.Digest, chain.Seal(next.Count, next.Digest));
            isFailing = false;
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var exception = failure.GetType().Name;
            if (!isFailing)
                LogFailing(exception);
            isFailing = true;
            return false;
        }
    }

    // All lines or none: a disk that is full takes a part.
    private void Write()
    {
        using var file = files.OpenMonth(clock.GetUtcNow());
        var end = file.Length;
        try
        {
            file.Write(lines.WrittenSpan);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(end);
            throw;
        }
    }

    private static long Number(byte[] line) => LedgerReport.Number(line) ?? throw new IOException("The last line of the ledger is no record.");

    [LoggerMessage(Level = LogLevel.Critical, Message = "The ledger cannot be written ({Exception}): nothing is answered until it can")]
    private partial void LogFailing(string exception);
}
