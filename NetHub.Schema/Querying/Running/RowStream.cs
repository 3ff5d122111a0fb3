using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Running;

/// <summary>
/// Rows of an export, one at a time, from one statement and one snapshot. The reader decides when the next one is read; only
/// the row that was read last is in memory. It keeps a connection of the pool until it is disposed.
/// </summary>
internal sealed class RowStream : IAsyncDisposable
{
    private readonly SqliteReadPool pool;
    private readonly RunScope run;
    private readonly CompiledRow plan;
    private readonly ObjectWriter writer;
    private readonly SqliteStatement statement;
    private readonly CancellationToken cancel;
    private readonly CancellationTokenRegistration interrupt;
    private bool isAtEnd;
    private bool isDisposed;

    /// <exception cref="QueryRefusedException">A value has the wrong form.</exception>
    public RowStream(SqliteReadPool pool, RunScope run, CompiledRow plan, string dataVersion, CancellationToken cancel)
    {
        (this.pool, this.run, this.plan, this.cancel) = (pool, run, plan, cancel);
        writer = new ObjectWriter(plan.Object);
        DataVersion = dataVersion;
        Time = run.Services.Clock.GetUtcNow().ToOffset(ShanghaiTime.Offset);
        statement = BoundStatements.Open(plan.Sql, null, run);
        interrupt = cancel.Register(static c => ((SqliteReadConnection)c!).Interrupt(), run.Connection);
    }

    /// <summary>The opaque version of the data that is read.</summary>
    public string DataVersion { get; }

    /// <summary>When it was opened, in Shanghai time.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Rows that were read, those of lists inside a row included.</summary>
    public long Rows => run.Tally.Rows;

    /// <summary>Those of them that show personal values.</summary>
    public long PersonalRows => run.Tally.PersonalRows;

    /// <summary>What was given so far.</summary>
    public RunTally Tally => run.Tally;

    /// <summary>The JSON of the row that was read last, valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Row => run.Json.Written;

    /// <summary>Reads the next row; false when there is none.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled, be it between rows or in the middle of one.</exception>
    /// <exception cref="DatabaseFailureException">The database failed.</exception>
    public async ValueTask<bool> ReadAsync()
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            run.Json.Truncate(0);
            if (isAtEnd || !await statement.StepAsync())
            {
                isAtEnd = true;
                return false;
            }

            if (writer.HasLists)
                await writer.WriteAsync(statement, run);
            else
                writer.Write(statement, run);
            run.Tally.Count(plan.Dataset, 1, plan.ShowsPersonal);
            run.Tally.Note(plan.Subjects, statement);
            return true;
        }
        catch (DatabaseFailureException failure) when (failure.IsInterrupted)
        {
            throw new OperationCanceledException(cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        // Before others can rent the connection: a request's end must not interrupt theirs.
        interrupt.Dispose();
        run.Json.Dispose();
        // Where the statement stands in the middle of its rows, the connection is not used again.
        if (isAtEnd)
            await GiveBackAsync();
        else
            run.Connection.Dispose();
    }

    private async ValueTask GiveBackAsync()
    {
        try
        {
            statement.Reset();
            await run.Connection.EndAsync();
            pool.Return(run.Connection);
        }
        catch (DatabaseFailureException)
        {
            // Every row was read; whatever is wrong, the next request meets it on a connection of its own.
            run.Connection.Dispose();
        }
    }
}
