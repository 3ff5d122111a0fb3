using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Publishing.Cases;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing;

/// <summary>
/// Logs changes for rows whose validity begins or ends with a new day. Queries return rows valid today, so these rows appear and disappear
/// without a batch, and subscribers must be notified. Ownership derived from such rows is updated, too.
/// </summary>
public sealed class DatedRows(IDbContextFactory<HubDbContext> contexts, DataCatalog catalog, PublishLock gate, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Processes all days since the last processed one, up to today. Returns the number of logged changes.</summary>
    public Task<int> TellAsync(CancellationToken cancel) => TellAsync(ShanghaiTime.Today(clock), cancel);

    internal async Task<int> TellAsync(DateOnly today, CancellationToken cancel)
    {
        if (LastDay() is { } last && last >= today)
            return 0;
        // Change numbers are assigned only while the publish lock is held.
        using var turn = await gate.EnterAsync(Patience, cancel);
        return turn is null ? 0 : Tell(today);
    }

    private DateOnly? LastDay()
    {
        using var db = contexts.CreateDbContext();
        return LastDay(db);
    }

    private static DateOnly? LastDay(HubDbContext db) =>
        db.State(HubState.ValidityDay) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private int Tell(DateOnly today)
    {
        using var db = contexts.CreateDbContext();
        db.Database.OpenConnection();
        using var transaction = db.Database.BeginTransaction();
        // A different hub process may have processed the day already. On the first run there are no subscribers to notify.
        var told = LastDay(db) is { } last && last < today ? Tell(db, last, today) : 0;
        db.SetState(HubState.ValidityDay, Stored(today));
        transaction.Commit();
        return told;
    }

    private int Tell(HubDbContext db, DateOnly last, DateOnly today)
    {
        var (database, sql) = (((SqliteConnection)db.Database.GetDbConnection()).Handle!, db.GetService<ISqlGenerationHelper>());
        using var log = new ChangeLog(db, database, sql, db.Set<DataChange>().Max(static c => (long?)c.Number) ?? 0, PublishBatch.Initial);
        using var own = new OwnScopeUpdater(catalog, db, database, sql, log, today);
        var before = log.Last;
        foreach (var dataset in catalog.Datasets.Where(static d => d.IsVersioned && d.IsDated))
            Tell(RowLayout.Create(db, dataset), new TableQueries(db, database), Stored(last), Stored(today), log, own);
        db.RaiseVersions([.. log.Datasets.Select(static d => d.Name)]);
        return (int)(log.Last - before);
    }

    private static string Stored(DateOnly day) => (string)StorageConverters.ToStored(day)!;

    private static void Tell(RowLayout layout, TableQueries queries, string last, string today, ChangeLog log, OwnScopeUpdater own)
    {
        var (from, to) = (layout.Dataset.ValidFrom!, layout.Dataset.ValidTo!);
        foreach (var (field, isEnd) in new[] { (from, false), (to, true) })
        {
            using var query = queries.Rows(layout, (row, slots) => Expr.And(
                Expr.Compare(ExpressionType.GreaterThan, Expr.Field(row, field), slots.Parameter(typeof(DateOnly), new GivenSource(0))),
                Expr.Compare(ExpressionType.LessThanOrEqual, Expr.Field(row, field), slots.Parameter(typeof(DateOnly), new GivenSource(1)))));
            foreach (var row in query.All(last, today))
            {
                // The state before: yesterday an ending row was valid, as if it had no end.
                object?[] before = [.. row];
                if (isEnd)
                    before[layout.PositionOf(to)] = null;
                log.Updated(layout.Dataset, (long)row[layout.Key]!, RowSnapshot.From(layout, before));
                own.Follow(layout.Dataset, isEnd ? before : null, isEnd ? null : row);
            }
        }
    }
}
