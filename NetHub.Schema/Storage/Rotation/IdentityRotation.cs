using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using SQLitePCL;

namespace NetHub.Schema.Storage.Rotation;

/// <summary>
/// Brings every encrypted field under a new key while hubs answer. Passes over all rows follow each other until one finds nothing to
/// change; then the former key is retired. Each batch and the position after it are one transaction, so whoever is killed goes on where
/// it was. One process rotates at a time: see <see cref="HubDatabase.Reserve"/>. The version of the data stays as it is.
/// </summary>
public sealed class IdentityRotation : IDisposable
{
    /// <summary>Rows in a transaction: others wait for one no longer than a moment.</summary>
    public const int Most = 500;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private readonly HubDbContext db;
    private readonly IdentityCipher cipher;
    private readonly IReadOnlyList<EncryptedRows> tables;

    public IdentityRotation(IDbContextFactory<HubDbContext> contexts, DataCatalog catalog, IdentityCipher cipher)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        this.cipher = cipher;
        db = contexts.CreateDbContext();
        db.Database.OpenConnection();
        SyncEveryCommit();
        tables = EncryptedRows.FindAll(db, catalog);
    }

    /// <summary>The key that rows are brought under.</summary>
    public int Newest => cipher.Ring.Numbers[0];

    /// <summary>Rows that were changed.</summary>
    public long Changed { get; private set; }

    /// <summary>Rotates from the beginning, or from where another rotation stopped, to the end.</summary>
    /// <param name="settling">How long after a key is added the first row is under it: hubs have then seen the key, wherever its file lies.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancel">Stops after a batch; the next rotation goes on there.</param>
    public void Run(TimeSpan settling, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        Begin();
        Wait(settling, cancel);
        // One pass changes the rows, and another one finds nothing to change.
        var (done, total) = (0, 2 * tables.Sum(static t => t.Count()));
        var started = Stopwatch.GetTimestamp();
        while (StepUnlessBusy() is { IsDone: false } step)
        {
            done += step.Read;
            progress?.Report(new LoadProgress(step.Dataset, done, Math.Max(done, total)));
            // Others have as much of the database's time as the rotation has.
            var taken = Stopwatch.GetElapsedTime(started);
            Wait(taken < LongestPause ? taken : LongestPause, cancel);
            started = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Adds a key to the ring, unless a rotation is unfinished, which then goes on.</summary>
    public void Begin() => cipher.Ring.Begin();

    /// <summary>Does the next batch. The last one ends the rotation and retires the former key.</summary>
    /// <exception cref="UnreadableRowException">A value cannot be decrypted.</exception>
    public RotationStep Step()
    {
        if (cipher.Ring.Numbers is not [var to, var from])
            return new RotationStep("", 0, IsDone: true);
        using var transaction = db.Database.BeginTransaction();
        var known = KeyPositions.Read(db);
        var goesOn = (known.From, known.To) == (from, to) && tables.Any(t => t.Dataset == known.Dataset);
        var at = goesOn ? known : KeyPosition.Beginning(from, to);
        var index = goesOn ? tables.TakeWhile(t => t.Dataset != at.Dataset).Count() : 0;
        var batch = tables[index].Rewrite(cipher, at.After, Most);
        var next = After(at, index, batch);
        KeyPositions.Write(db, next);
        transaction.Commit();
        Changed += batch.Changed;
        var isDone = next.From == next.To;
        if (isDone)
            cipher.Ring.Finish();
        return new RotationStep(tables[index].Dataset, batch.Read, isDone);
    }

    public void Dispose()
    {
        foreach (var table in tables)
            table.Dispose();
        db.Dispose();
    }

    private KeyPosition After(KeyPosition at, int index, RowBatch batch)
    {
        var changed = at.Changed + batch.Changed;
        if (batch.Read == Most)
            return at with { Dataset = tables[index].Dataset, After = batch.Last, Changed = changed };
        if (index + 1 < tables.Count)
            return at with { Dataset = tables[index + 1].Dataset, After = long.MinValue, Changed = changed };
        return changed == 0 ? KeyPosition.At(at.To) : KeyPosition.Beginning(at.From, at.To);
    }

    // Whoever writes for long is waited for, as long as it takes.
    private RotationStep StepUnlessBusy()
    {
        try
        {
            return Step();
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return new RotationStep("…", 0, IsDone: false);
        }
    }

    private static void Wait(TimeSpan time, CancellationToken cancel)
    {
        cancel.WaitHandle.WaitOne(time);
        cancel.ThrowIfCancellationRequested();
    }

    // The former key is retired only when no failure of power can bring a row under it back.
    private void SyncEveryCommit()
    {
        if (raw.sqlite3_exec(((SqliteConnection)db.Database.GetDbConnection()).Handle, "PRAGMA synchronous=FULL") is not raw.SQLITE_OK and var failure)
            throw new SqliteException("The database could not be prepared.", failure);
    }
}

/// <summary>What a batch came to.</summary>
/// <param name="Dataset">Whose rows they were.</param>
/// <param name="Read">Rows that were looked at.</param>
/// <param name="IsDone">Everything is under the newest key, which is alone in the ring.</param>
public readonly record struct RotationStep(string Dataset, int Read, bool IsDone);
