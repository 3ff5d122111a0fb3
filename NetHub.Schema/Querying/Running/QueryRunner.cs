using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Running;

/// <summary>The input of one run.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="PolicyVersion">The version of the policy, to which cursors are bound.</param>
/// <param name="Variables">The values of the request's variables.</param>
/// <param name="English">Whether labels and messages are in English instead of Chinese.</param>
internal readonly record struct RunInput(Caller Caller, int PolicyVersion, IReadOnlyList<object?> Variables, bool English)
{
    /// <summary>The position from which a subscription continues; null for other operations.</summary>
    public FeedPosition? Feed { get; init; }

    /// <summary>The JSON of the root fields that are not data, in their order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> External { get; init; } = [];
}

/// <summary>The result of a run.</summary>
/// <param name="DataVersion">The opaque version of the data.</param>
/// <param name="Tally">The tally of the returned data.</param>
internal readonly record struct RunResult(string DataVersion, RunTally Tally);

/// <summary>Runs plans on the database, each in one snapshot. It makes no access decisions.</summary>
internal sealed class QueryRunner : IDisposable
{
    private readonly SqliteReadPool pool;
    private readonly RunServices services;
    private readonly SqlTemplate dataVersionSql;
    private readonly DataVersionMonitor monitor;
    private readonly int timeoutSeconds;

    public QueryRunner(HubDbContext db, string databasePath, RunServices services, int timeoutSeconds)
    {
        (this.services, this.timeoutSeconds) = (services, timeoutSeconds);
        pool = new SqliteReadPool(databasePath);
        dataVersionSql = StateQueries.DataVersion(db);
        monitor = new DataVersionMonitor(pool, StateQueries.DataVersions(db));
    }

    public RunServices Services => services;

    /// <summary>Writes the value of <c>data</c>.</summary>
    /// <exception cref="QueryRefusedException">A value has the wrong form, a cursor is invalid, or the time limit is exceeded.</exception>
    public async ValueTask<RunResult> RunAsync(RootWriter[] roots, bool isVersioned, RunInput input, JsonBuffer json, CancellationToken cancel)
    {
        var connection = await pool.RentAsync();
        var interrupt = cancel.Register(static c => ((SqliteReadConnection)c!).Interrupt(), connection);
        try
        {
            await connection.BeginAsync();
            var run = Scope(connection, isVersioned, input, json);
            var version = await DataVersionAsync(run);
            await WriteAsync(roots, run);
            await connection.EndAsync();
            // Before the connection can be rented again, so that cancelling this request cannot interrupt the next one.
            await interrupt.DisposeAsync();
            pool.Return(connection);
            return new RunResult(version, run.Tally);
        }
        catch (Exception failure)
        {
            // Statements may still have unread rows, so the connection is not reused.
            await interrupt.DisposeAsync();
            connection.Dispose();
            if (failure is DatabaseFailureException { IsInterrupted: true })
                throw new QueryRefusedException(QueryErrors.Timeout(timeoutSeconds));
            throw;
        }
    }

    /// <summary>Opens a stream of rows in one snapshot, which lasts until the stream is disposed.</summary>
    /// <exception cref="QueryRefusedException">A value has the wrong form.</exception>
    public async ValueTask<RowStream> OpenAsync(CompiledRow rows, RunInput input, CancellationToken cancel)
    {
        var connection = await pool.RentAsync();
        var json = new JsonBuffer();
        try
        {
            await connection.BeginAsync();
            var run = Scope(connection, rows.Dataset.IsVersioned, input, json);
            return new RowStream(pool, run, rows, await DataVersionAsync(run), cancel);
        }
        catch
        {
            json.Dispose();
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs one of the hub's own statements on a pooled connection.</summary>
    public async ValueTask<T> UseAsync<T>(Func<SqliteReadConnection, T> use)
    {
        var connection = await pool.RentAsync();
        try
        {
            var result = use(connection);
            pool.Return(connection);
            return result;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Returns the data version for the caller's department as of the last refresh; null before the first refresh.</summary>
    public string? CurrentVersion(Caller caller) => monitor.Version is { } version ? Opaque(caller, version) : null;

    /// <summary>Returns the version of one dataset for the caller's department as of the last refresh; null before the first refresh.</summary>
    public string? CurrentVersion(Caller caller, string dataset) => monitor.VersionOf(dataset) is { } version ? Opaque(caller, $"{dataset} {version}") : null;

    /// <returns>True if the data changed since the last refresh.</returns>
    public bool Refresh() => monitor.Refresh();

    public void Dispose()
    {
        monitor.Dispose();
        pool.Dispose();
        services.Dispose();
    }

    private static async ValueTask WriteAsync(RootWriter[] roots, RunScope run)
    {
        run.Json.Byte((byte)'{');
        for (var i = 0; i < roots.Length; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            run.Json.Raw(roots[i].Name);
            await roots[i].WriteAsync(run);
        }

        run.Json.Byte((byte)'}');
    }

    private RunScope Scope(SqliteReadConnection connection, bool isVersioned, RunInput input, JsonBuffer json) =>
        new(services, input.Caller, input.Variables, input.English)
        {
            Connection = connection,
            IsVersioned = isVersioned,
            Feed = input.Feed,
            External = input.External,
            Json = json,
            CursorOwner = $"{input.Caller.Department}|{input.Caller.Client}|{input.PolicyVersion}|",
        };

    // Opaque and different for each department, so that it discloses that data changed, but not how much.
    private async ValueTask<string> DataVersionAsync(RunScope run)
    {
        var statement = BoundStatements.Open(dataVersionSql, null, run);
        var version = await statement.StepAsync() ? statement.Text(0) : "";
        statement.Reset();
        run.DataVersion = version;
        return Opaque(run.Caller, version);
    }

    private string Opaque(Caller caller, string version) =>
        services.Versions.GetOrAdd((caller.Department, version), static (v, identity) => identity.Pseudonym(v.Item1, "data version " + v.Item2)[2..], services.Identity);
}
