using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Sqlite;
using SQLitePCL;

namespace NetHub.Schema.Storage.Loading;

/// <summary>
/// Fills a new database: tables by migrations, rows in bulk, indexes afterwards. The file has another name until it is whole, so
/// a load that was cut short leaves no database that looks so.
/// </summary>
internal sealed class DatabaseLoader(DataCatalog catalog, IdentityCipher cipher)
{
    private const int ReportEvery = 2_000;

    public void Load(string path, DatabaseContent content, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        DatabaseFiles.Delete(path);
        using var db = new HubDbContext(SqliteStorage.Options(path), catalog);
        db.Database.Migrate();
        db.Database.OpenConnection();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        Run(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-131072; PRAGMA temp_store=MEMORY");
        var indexes = Indexes(db);
        Run(db, indexes.Select(i => new DropIndexOperation { Name = i.Name, Table = i.Table.Name }));
        var rows = Write(db, connection, content, progress, cancel);
        progress?.Report(new LoadProgress("index", rows, rows));
        Run(db, indexes.Select(CreateIndexOperation.CreateFrom));
        Run(connection, "PRAGMA analysis_limit=2000; ANALYZE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL");
    }

    private int Write(HubDbContext db, SqliteConnection connection, DatabaseContent content, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        var columns = new TableColumns(cipher, new ScopeResolver(content));
        var steps = content.Datasets
            .Select(d => (Entity: Entity(db, d.Dataset), d.Rows, Columns: columns.For(Entity(db, d.Dataset), catalog[d.Dataset])))
            .Concat(Others(content).Select(o => (Entity: Entity(db, o.Type), o.Rows, Columns: TableColumns.For(Entity(db, o.Type)))))
            .ToList();
        var (done, total) = (0, steps.Sum(s => s.Rows.Count));
        foreach (var (entity, rows, values) in steps)
        {
            var table = entity.GetTableName()!;
            using var insert = new BulkInsert(connection, db.GetService<ISqlGenerationHelper>(), table, values);
            using var transaction = connection.BeginTransaction();
            for (var i = 0; i < rows.Count; i++)
            {
                if (done++ % ReportEvery == 0)
                    Report(table, done, total, progress, cancel);
                insert.Add(rows[i], i + 1);
            }

            transaction.Commit();
        }

        return total;
    }

    private static void Report(string table, int done, int total, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        progress?.Report(new LoadProgress(table, done, total));
    }

    // In the order of their keys, which is the order of the table.
    private IEnumerable<(Type Type, IReadOnlyList<object> Rows)> Others(DatabaseContent content) =>
    [
        (typeof(CaseAssignment), [.. content.CaseAssignments]),
        (typeof(RowOwner), [.. content.RowOwners.Distinct().OrderBy(o => o.Department, StringComparer.Ordinal).ThenBy(o => o.Dataset, StringComparer.Ordinal).ThenBy(o => o.RowKey)]),
        (typeof(HubState), [new HubState(HubState.DataVersion, "1"), new HubState(HubState.Sample, content.Source), KeysOf(cipher)]),
    ];

    private static HubState KeysOf(IdentityCipher cipher) => new(HubState.IdentityKeys, KeyPosition.At(cipher.Ring.Numbers[0]).ToString());

    private static IEntityType Entity(HubDbContext db, Type type) => db.Model.FindEntityType(type)!;

    private static IReadOnlyList<ITableIndex> Indexes(HubDbContext db) =>
        [.. db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(t => t.Indexes).Where(i => !i.IsUnique)];

    private static void Run(HubDbContext db, IEnumerable<MigrationOperation> operations)
    {
        var connection = db.GetService<IRelationalConnection>();
        foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate([.. operations], db.GetService<IDesignTimeModel>().Model))
            command.ExecuteNonQuery(connection);
    }

    // Settings of the file and the connection have no words in EF Core. They hold no values.
    private static void Run(SqliteConnection connection, string pragmas)
    {
        if (raw.sqlite3_exec(connection.Handle, pragmas) is not raw.SQLITE_OK and var failure)
            throw new SqliteException("The database could not be prepared.", failure);
    }
}
