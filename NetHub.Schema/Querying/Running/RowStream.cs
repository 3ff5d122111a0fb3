using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Running;

/// <summary>
/// Reads the rows of an export one at a time, from one statement in one snapshot. The consumer controls the pace, and only the current row is
/// in memory. The stream holds a pooled connection until it is disposed.
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

    /// <summary>The opaque version of the read data.</summary>
    public string DataVersion { get; }

    /// <summary>The time at which the stream was opened, in Shanghai time.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The number of rows read, including rows of nested lists.</summary>
    public long Rows => run.Tally.Rows;

    /// <summary>The number of read rows that show personal values.</summary>
    public long PersonalRows => run.Tally.PersonalRows;

    /// <summary>The tally of the data returned so far.</summary>
    public RunTally Tally => run.Tally;

    /// <summary>The JSON of the current row, valid until the next row is read.</summary>
    public ReadOnlySpan<byte> Row => run.Json.Written;

    /// <summary>Reads the next row; returns false if there is none.</summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled, between rows or within a row.</exception>
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
        // Before the connection can be rented again, so that cancelling this request cannot interrupt the next one.
        interrupt.Dispose();
        run.Json.Dispose();
        // If the statement has unread rows, the connection is not reused.
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
            // Every row was read, so the failure is ignored here; the next request will report it on a new connection.
            run.Connection.Dispose();
        }
    }
}
