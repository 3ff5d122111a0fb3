using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Running;

/// <summary>What one run is given.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="PolicyVersion">The version of the policy, to which cursors are bound.</param>
/// <param name="Variables">Values of the request's variables.</param>
/// <param name="English">Labels and messages in English instead of Chinese.</param>
internal readonly record struct RunInput(Caller Caller, int PolicyVersion, IReadOnlyList<object?> Variables, bool English)
{
    /// <summary>Where a subscription goes on; null for everything else.</summary>
    public FeedPosition? Feed { get; init; }

    /// <summary>JSON of the root fields that are not data, in their order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> External { get; init; } = [];
}

/// <summary>What a run read.</summary>
/// <param name="DataVersion">The opaque version of the data.</param>
/// <param name="Tally">What it gave.</param>
internal readonly record struct RunResult(string DataVersion, RunTally Tally);

/// <summary>Runs plans over the database, each from one snapshot. Nothing is decided here.</summary>
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
    /// <exception cref="QueryRefusedException">A value has the wrong form, a cursor is not valid, or time is up.</exception>
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
            // Before others can rent the connection: a request's end must not interrupt theirs.
            await interrupt.DisposeAsync();
            pool.Return(connection);
            return new RunResult(version, run.Tally);
        }
        catch (Exception failure)
        {
            // Statements may stand in the middle of their rows: the connection is not used again.
            await interrupt.DisposeAsync();
            connection.Dispose();
            if (failure is DatabaseFailureException { IsInterrupted: true })
                throw new QueryRefusedException(QueryErrors.Timeout(timeoutSeconds));
            throw;
        }
    }

    /// <summary>Opens rows one at a time, in one snapshot that lasts until they are disposed.</summary>
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

    /// <summary>Uses a connection for a statement of the hub's own.</summary>
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

    /// <summary>The version of the data as a department sees it, as of the last refresh; null before the first one.</summary>
    public string? CurrentVersion(Caller caller) => monitor.Version is { } version ? Opaque(caller, version) : null;

    /// <summary>The version of one dataset as a department sees it, as of the last refresh; null before the first one.</summary>
    public string? CurrentVersion(Caller caller, string dataset) => monitor.VersionOf(dataset) is { } version ? Opaque(caller, $"{dataset} {version}") : null;

    /// <returns>True when the data changed since the last refresh.</returns>
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

    // Opaque and different for each department: it tells that something changed, not how much.
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
