using System.Globalization;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Publishing.Cases;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Storage.Loading;
using NetHub.Schema.Vocabulary;
using SQLitePCL;

namespace NetHub.Schema.Publishing;

/// <summary>
/// Writes a checked batch: rows, the change log, dependent copies, the batch record and the new data versions. The caller owns the
/// transaction.
/// </summary>
internal sealed class BatchWriter(HubDbContext db, sqlite3 database, PublishServices services, PublishProgress progress)
{
    private const int ReportEvery = 500;
    private readonly ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();

    public PublishBatch Write(BatchParts parts, StagedBatch spool, PublishResult receipt, string digest, CancellationToken cancel)
    {
        var counts = receipt.Counts;
        var batch = db.Set<PublishBatch>().Max(static b => b.Id) + 1;
        using var log = new ChangeLog(db, database, sql, db.Set<DataChange>().Max(static c => (long?)c.Number) ?? 0, batch);
        WriteRows(parts, spool, log, batch, cancel);
        db.RaiseVersions([.. log.Datasets.Select(static d => d.Name)]);
        db.SetState(LastKeyOf(parts.Order.Dataset), parts.Identity.LastKey.ToString(CultureInfo.InvariantCulture));
        var order = parts.Order;
        var written = new PublishBatch
        {
            Id = batch,
            Dataset = order.Dataset.Name,
            Department = order.Caller.Department,
            Client = order.Caller.Program,
            SourceSystem = order.SourceSystem,
            Mode = order.Mode,
            IdempotencyKey = order.IdempotencyKey,
            Digest = digest,
            PublishedAt = services.Clock.GetUtcNow(),
            Inserted = counts.Inserted,
            Updated = counts.Updated,
            Unchanged = counts.Unchanged,
            Ended = counts.Ended,
            FirstChange = log.First,
            LastChange = log.First == 0 ? 0 : log.Last,
        };
        db.Add(written);
        db.AddRange(receipt.Flagged.Select(PendingIssue.From));
        db.SaveChanges();
        return written;
    }

    /// <summary>
    /// Returns the name of the state entry with the last assigned surrogate key, so that keys of deleted rows are not reused.
    /// </summary>
    public static string LastKeyOf(DatasetEntry dataset) => "lastKey/" + dataset.Name;

    private void WriteRows(BatchParts parts, StagedBatch spool, ChangeLog log, long batch, CancellationToken cancel)
    {
        var (layout, dataset, stored) = (parts.Layout, parts.Order.Dataset, 0L);
        using var rows = layout.Writer(database, sql);
        using var cascade = new ScopeCascade(services.Catalog, db, database, sql, log);
        using var keys = new RegisteredRows(db, database, sql, parts.Order);
        var today = ShanghaiTime.Today(services.Clock);
        using var cases = new CaseScopeUpdater(services.Catalog, db, database, sql, log, today);
        using var own = new OwnScopeUpdater(services.Catalog, db, database, sql, log, today);
        var moves = cascade.Concerns(dataset);
        foreach (var row in spool.Rows())
        {
            if (stored++ % ReportEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress.Storing(stored, spool.Count);
            }

            CooperativeYield.After(stored);
            var (opens, owns) = (cases.Concerns(dataset, row), own.Concerns(dataset, row));
            var former = (opens || owns) && row.Step != RowOperation.Insert ? parts.Identity.Stored(row.RowKey) : null;
            Write(Renewed(row, layout), rows, layout, log, batch, keys);
            var after = opens || owns ? Now(row, layout, parts) : null;
            if (opens)
                cases.Follow(dataset, row.RowKey, former, after);
            if (owns)
                own.Follow(dataset, former, after);
            if (moves && row.Before is { } before)
                Follow(row, before, layout, row.Step == RowOperation.Update ? parts.Identity.Stored(row.RowKey) : null, cascade);
        }
    }

    private static void Follow(in StagedRow row, RowSnapshot before, RowLayout layout, object?[]? now, ScopeCascade cascade)
    {
        if (now is null)
        {
            cascade.Tell(layout.Dataset, row.RowKey);
            return;
        }

        var after = RowSnapshot.From(layout, now);
        if (after.Region != before.Region || after.Park != before.Park)
            cascade.Follow(layout.Dataset, now);
        if (after.Gates != before.Gates)
            cascade.Tell(layout.Dataset, row.RowKey);
    }

    private static object?[]? Now(in StagedRow row, RowLayout layout, BatchParts parts)
    {
        if (row.Step == RowOperation.Update)
            return parts.Identity.Stored(row.RowKey);
        if (row.Step != RowOperation.Insert)
            return null;
        var values = new object?[layout.Columns.Count];
        foreach (var (column, value) in row.Values)
            values[column] = value;
        return values;
    }

    // Encrypts numbers again if keys were rotated after the row was checked, because the former key may be retired.
    private StagedRow Renewed(StagedRow row, RowLayout layout)
    {
        if (layout.Digests.Count == 0 || row.Values.All(v => v.Value is not string sealedNumber || !layout.Digests.Any(d => d.Value == v.Column) || services.Cipher.IsUnderNewest(sealedNumber)))
            return row;
        var values = row.Values.ToDictionary(static v => v.Column, static v => v.Value);
        foreach (var (value, digest) in layout.Digests)
        {
            if (!values.TryGetValue(value, out var stored) || stored is not string sealedNumber)
                continue;
            var number = services.Cipher.Decrypt(sealedNumber);
            (values[value], values[digest]) = (services.Cipher.Encrypt(number), services.Cipher.Digest(number));
        }

        return row with { Values = [.. values.Select(static v => (v.Key, v.Value))] };
    }

    private static void Write(in StagedRow row, TableWriter rows, RowLayout layout, ChangeLog log, long batch, RegisteredRows keys)
    {
        switch (row.Step)
        {
            case RowOperation.Insert:
                var values = new object?[layout.Columns.Count];
                foreach (var (column, value) in row.Values)
                    values[column] = value;
                (values[layout.Batch], values[layout.Version]) = (batch, 1L);
                rows.Insert(values);
                keys.Add(row.RowKey, row.SourceKey);
                log.Inserted(layout.Dataset, row.RowKey);
                break;
            case RowOperation.Delete:
                rows.Delete(row.RowKey);
                log.Ended(layout.Dataset, row.RowKey, row.Before!.Value);
                break;
            default:
                rows.Update(row.RowKey, [.. row.Values, (layout.Batch, batch)]);
                if (row.Step == RowOperation.End)
                    log.Ended(layout.Dataset, row.RowKey, row.Before!.Value);
                else
                    log.Updated(layout.Dataset, row.RowKey, row.Before!.Value);
                break;
        }
    }
}
