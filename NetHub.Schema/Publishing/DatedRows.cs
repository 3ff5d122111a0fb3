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
/// Tells of rows that begin or end to be valid with a day: queries answer as of today, so that for who follows changes these rows come and
/// go without anybody publishing them. What such a row makes a department's own comes and goes with it.
/// </summary>
public sealed class DatedRows(IDbContextFactory<HubDbContext> contexts, DataCatalog catalog, PublishLock gate, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Tells of all days since the last one that was told of, up to today. Gives how many rows came or went.</summary>
    public Task<int> TellAsync(CancellationToken cancel) => TellAsync(ShanghaiTime.Today(clock), cancel);

    internal async Task<int> TellAsync(DateOnly today, CancellationToken cancel)
    {
        if (LastDay() is { } last && last >= today)
            return 0;
        // Numbers of changes are given in the turn of a batch.
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
        // Another hub may have been quicker. A hub that never looked has nobody who was told otherwise.
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
                // Yesterday a row that ends was valid: as it was then, it had no end yet.
                object?[] before = [.. row];
                if (isEnd)
                    before[layout.PositionOf(to)] = null;
                log.Updated(layout.Dataset, (long)row[layout.Key]!, RowSnapshot.From(layout, before));
                own.Follow(layout.Dataset, isEnd ? before : null, isEnd ? null : row);
            }
        }
    }
}
