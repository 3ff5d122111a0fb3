using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;
using SQLitePCL;

namespace NetHub.Schema.Publishing;

/// <summary>
/// Publishes batches one after the other: reads and checks all rows first, then writes all of them in one transaction or none. If the hub
/// is killed, the batch is stored completely or not at all. Repeating a batch with the same idempotency key returns the original result.
/// </summary>
public sealed class Publisher(
    IDbContextFactory<HubDbContext> contexts, DataCatalog catalog, CurrentPolicy policy, IdentityCipher cipher, HubKeys keys, PublishOptions options, PublishLock gate, TimeProvider clock)
{
    private readonly PublishServices services = new(catalog, policy, cipher, new KeyedDigest(keys, "source key"), new OpaqueIds(keys), options, clock);

    public PublishOptions Options => options;

    /// <summary>Checks that the caller may publish to the dataset in this mode.</summary>
    /// <exception cref="PublishRefusedException">The caller may not.</exception>
    public static void Permit(PublishRequest order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var rights = PublishRights.For(order.Caller, order.Dataset);
        if (order.Mode != PublishMode.Upsert && !rights.IsOwner)
            throw PublishRefusals.ModeOfOwner(order.Dataset);
    }

    /// <summary>Publishes the rows of a source.</summary>
    /// <param name="order">The publish request.</param>
    /// <param name="open">Opens the source, once the lock is acquired.</param>
    /// <param name="digest">The SHA-256 of the sent content.</param>
    /// <param name="progress">The progress to update.</param>
    /// <param name="cancel">Cancels the batch until it is committed.</param>
    /// <exception cref="PublishRefusedException">The batch is refused; nothing was stored.</exception>
    public async Task<PublishResult> PublishAsync(
        PublishRequest order, Func<CancellationToken, ValueTask<IRowSource>> open, string digest, PublishProgress progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(progress);
        try
        {
            Permit(order);
            progress.Enter(PublishPhase.Waiting);
            using var turn = await gate.EnterAsync(TimeSpan.FromSeconds(options.WaitSeconds), cancel) ?? throw PublishRefusals.Busy(options.WaitSeconds);
            var receipt = await TakeAsync(order, open, digest, progress, cancel);
            progress.Enter(receipt.IsAccepted ? PublishPhase.Done : PublishPhase.Refused);
            return receipt;
        }
        catch (Exception failure)
        {
            if (RefusalOf(failure) is { } refusal)
                throw refusal;
            throw;
        }
    }

    private static PublishRefusedException? RefusalOf(Exception failure) => failure switch
    {
        FileRefusedException refusal => PublishRefusals.OfFile(refusal),
        SqliteException or DatabaseFailureException or DbUpdateException => PublishRefusals.Unavailable(),
        IOException or UnauthorizedAccessException => PublishRefusals.DiskFull(),
        _ => null,
    };

    private async Task<PublishResult> TakeAsync(
        PublishRequest order, Func<CancellationToken, ValueTask<IRowSource>> open, string digest, PublishProgress progress, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        PublishConnection.Prepare(connection.Handle!);
        if (await RepeatedAsync(db, order, digest, cancel) is { } repeated)
            return repeated;
        using var spool = new StagedBatch(gate.SpoolFolder);
        using var parts = new BatchParts(order, db, connection.Handle!, services, await LastKeyAsync(db, order.Dataset, cancel));
        await using var source = await open(cancel);
        var reader = new BatchReader(parts, spool, progress, options);
        // A deferred transaction reads a snapshot and takes no write lock, so other writers continue while the batch is checked.
        await using (connection.BeginTransaction(deferred: true))
            await reader.ReadAsync(source, cancel);
        var checkedOnly = new PublishResult(0, reader.Counts, 0, 0, null, IsRepeated: false)
        {
            Problems = reader.Problems,
            IsCutShort = reader.IsCutShort,
            Issues = reader.Issues,
            Flagged = reader.Flagged,
            Fields = parts.Binding.Fields,
        };
        return reader.Problems.Count > 0 || order.IsDryRun ? checkedOnly : await WriteAsync(db, connection.Handle!, parts, spool, checkedOnly, digest, progress, cancel);
    }

    private async Task<PublishResult> WriteAsync(
        HubDbContext db, sqlite3 database, BatchParts parts, StagedBatch spool, PublishResult receipt, string digest, PublishProgress progress, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var batch = new BatchWriter(db, database, services, progress).Write(parts, spool, receipt, digest, cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return receipt with { Batch = batch.Id, FirstChange = batch.FirstChange, LastChange = batch.LastChange, PublishedAt = batch.PublishedAt };
    }

    private static async Task<PublishResult?> RepeatedAsync(HubDbContext db, PublishRequest order, string digest, CancellationToken cancel)
    {
        if (order.IdempotencyKey is not { } key)
            return null;
        var (department, client) = (order.Caller.Department, order.Caller.Program);
        var known = await db.Set<PublishBatch>().AsNoTracking().FirstOrDefaultAsync(b => b.Department == department && b.Client == client && b.IdempotencyKey == key, cancel);
        if (known is null)
            return null;
        if (known.Digest != digest || known.Dataset != order.Dataset.Name || known.Mode != order.Mode)
            throw PublishRefusals.KeyReused();
        var counts = new PublishCounts(known.Inserted + known.Updated + known.Unchanged + (known.Mode == PublishMode.Delete ? known.Ended : 0), known.Inserted, known.Updated, known.Unchanged, known.Ended, 0);
        return new PublishResult(known.Id, counts, known.FirstChange, known.LastChange, known.PublishedAt, IsRepeated: true);
    }

    private static async Task<long> LastKeyAsync(HubDbContext db, DatasetEntry dataset, CancellationToken cancel)
    {
        var name = BatchWriter.LastKeyOf(dataset);
        var given = await db.Set<HubState>().AsNoTracking().Where(s => s.Name == name).Select(static s => s.Value).FirstOrDefaultAsync(cancel);
        var last = LargestKey.Find(db, dataset);
        return Math.Max(last, long.Parse(given ?? "0", System.Globalization.CultureInfo.InvariantCulture));
    }
}
