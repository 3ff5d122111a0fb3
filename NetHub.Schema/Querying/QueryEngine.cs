using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Exporting;
using NetHub.Schema.Querying.Following;
using NetHub.Schema.Querying.Paging;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Preflighting;
using NetHub.Schema.Querying.Projection;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying;

/// <summary>Plans operations and runs plans over the embedded database.</summary>
public sealed class QueryEngine : IDisposable
{
    private readonly IDbContextFactory<HubDbContext> contexts;
    private readonly CurrentPolicy policies;
    private readonly SqliteReadPool pool;
    private readonly RunServices services;
    private readonly SqlTemplate dataVersionSql;
    private readonly DataVersionWatch watch;

    public QueryEngine(
        DataCatalogue catalogue,
        CurrentPolicy policies,
        HubKeys keys,
        IdentityCipher identity,
        QueryLimits limits,
        IDbContextFactory<HubDbContext> contexts,
        string databasePath,
        TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        Catalogue = catalogue;
        Limits = limits;
        this.contexts = contexts;
        this.policies = policies;
        policies.Replaced += OnReplaced;
        pool = new SqliteReadPool(databasePath);
        using var db = contexts.CreateDbContext();
        var versions = new SlotTable().Compile(db.Set<HubState>().Where(s => s.Name.StartsWith(HubState.DataVersion)).Select(s => new object[] { s.Name, s.Value }), 2);
        dataVersionSql = new SlotTable().Compile(db.Set<HubState>().Where(s => s.Name == HubState.DataVersion).Select(s => new object[] { s.Value }), 1);
        watch = new DataVersionWatch(pool, versions);
        services = new RunServices(catalogue, new OpaqueIds(keys), identity, new CursorCodec(keys), new SubjectTokens(keys), new PlaceNames(Places(db), limits.PopulationFloor), clock);
    }

    public DataCatalogue Catalogue { get; }

    /// <summary>The policy as it is now.</summary>
    public AccessPolicy Policy => policies.Now;

    public QueryLimits Limits { get; }

    /// <summary>Raised when data or policy changed.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>The caller with what it states and the grants that this lets it use, now.</summary>
    public Caller Admit(Caller caller, StatedPurpose? stated) => Policy.Admit(caller, stated, services.Clock.GetUtcNow());

    /// <summary>The caller once for everything that it could state.</summary>
    internal IReadOnlyList<Caller> Stating(Caller caller) => Policy.Stating(caller, services.Clock.GetUtcNow());

    /// <summary>What a caller may do now, and why.</summary>
    internal AccessExplanation Explain(Caller caller) => new(Policy, caller, services.Clock.GetUtcNow());

    /// <summary>What another policy would do to recorded uses.</summary>
    internal IReadOnlyList<ReplayedUse> Replay(AccessPolicy candidate, IEnumerable<RecordedUse> uses) =>
        new PolicyReplay(Catalogue, services.Clock.GetUtcNow()).Compare(Policy, candidate, uses);

    /// <summary>Whether what was decided for an admitted caller would be decided so now.</summary>
    internal bool StillDecides(AccessPolicy then, Caller caller) => Policy.DecidesAs(then, caller, services.Clock.GetUtcNow());

    public DateOnly Today => RunScope.DayOf(services.Clock);

    /// <param name="selections">The operation's root fields.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="other">Makes root fields that are not datasets.</param>
    /// <exception cref="QueryRefusedException">The operation uses what it may not, or is over a limit.</exception>
    internal QueryPlan Plan(IReadOnlyList<Selection> selections, Caller caller, Func<Selection, RootItem?> other) =>
        Plan(caller, planner => planner.Plan(selections, other));

    /// <summary>Plans an operation to see how it would fare. Nothing of it is kept or run.</summary>
    /// <exception cref="QueryRefusedException">It is over a limit, or a value has the wrong form.</exception>
    internal PreflightReport Preflight(IReadOnlyList<Selection> selections, Caller caller, Func<Selection, RootItem?> other)
    {
        var policy = Policy;
        return new Preflight(policy, Catalogue, supposed =>
        {
            using var db = contexts.CreateDbContext();
            return new QueryPlanner(new PlanContext(Catalogue, policy, supposed, db, Limits), services.Ids).Preview(selections, other);
        }).Of(caller);
    }

    /// <summary>Plans every row of one connection.</summary>
    /// <exception cref="QueryRefusedException">The operation uses what it may not, reads no row, or is over a limit.</exception>
    internal QueryPlan Plan(ExportShape export, Caller caller) => Plan(caller, planner => planner.Plan(export));

    /// <summary>Plans what the hub itself asks of what a caller sees.</summary>
    internal T Plan<T>(Caller caller, Func<QueryPlanner, T> plan)
    {
        using var db = contexts.CreateDbContext();
        return plan(new QueryPlanner(new PlanContext(Catalogue, Policy, caller, db, Limits), services.Ids));
    }

    /// <summary>Rows of a dataset that exist for a caller, whatever they hold.</summary>
    internal long CountRows(DatasetEntry dataset, Caller caller)
    {
        if (Policy.Rows(caller, dataset) == ScopeSet.None)
            return 0;
        var count = new Selection("totalCount", "totalCount", new Dictionary<string, InputValue>(), static _ => [], ["totalCount"]);
        var rows = new Selection("rows", dataset.PluralName, new Dictionary<string, InputValue>(), _ => [count], ["rows"]);
        using var json = new JsonBuffer();
        Run(Plan([rows], caller, static _ => null), caller, [], english: false, json, CancellationToken.None);
        using var answer = System.Text.Json.JsonDocument.Parse(json.Memory);
        return answer.RootElement.GetProperty("rows").GetProperty("totalCount").GetInt64();
    }

    /// <summary>Runs a plan from one snapshot and writes the value of <c>data</c>. The embedded database answers on the thread that asks.</summary>
    /// <param name="plan">What is run.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="leaves">Values of the request's variables.</param>
    /// <param name="english">Labels in English instead of Chinese.</param>
    /// <param name="json">Where it is written.</param>
    /// <param name="answers">Answers of the roots that are not datasets.</param>
    /// <param name="feed">Where a subscription to changes goes on.</param>
    /// <param name="cancel">Interrupts the statement that runs.</param>
    /// <exception cref="QueryRefusedException">A value has the wrong form, a cursor is not valid, or time is up.</exception>
    internal ValueTask<RunResult> RunAsync(
        QueryPlan plan, Caller caller, IReadOnlyList<object?> leaves, bool english, JsonBuffer json,
        IReadOnlyDictionary<AnsweredRoot, byte[]> answers, FeedPosition? feed, CancellationToken cancel) => new(InSnapshot(
            connection => Scope(connection, plan.IsVersioned, caller, leaves, english, json, feed, answers),
            run =>
            {
                var version = DataVersion(run);
                Write(plan, run);
                return new RunResult(version, run.Tally);
            },
            cancel));

    /// <summary>Runs a plan of the hub's own questions, which hold no root that is answered elsewhere.</summary>
    internal RunResult Run(QueryPlan plan, Caller caller, IReadOnlyList<object?> leaves, bool english, JsonBuffer json, CancellationToken cancel) => InSnapshot(
        connection => Scope(connection, plan.IsVersioned, caller, leaves, english, json),
        run =>
        {
            var version = DataVersion(run);
            Write(plan, run);
            return new RunResult(version, run.Tally);
        },
        cancel);

    /// <summary>Asks something of the hub's own in one short snapshot.</summary>
    internal T Look<T>(Caller caller, Func<RunScope, T> look)
    {
        using var json = new JsonBuffer();
        return InSnapshot(connection => Scope(connection, isVersioned: false, caller, [], english: false, json), look, CancellationToken.None);
    }

    private T InSnapshot<T>(Func<SqliteReadConnection, RunScope> open, Func<RunScope, T> read, CancellationToken cancel)
    {
        var connection = pool.Rent();
        var interrupt = cancel.Register(static c => SQLitePCL.raw.sqlite3_interrupt(((SqliteReadConnection)c!).Database), connection);
        try
        {
            connection.Begin();
            var result = read(open(connection));
            connection.End();
            // Before others can rent the connection: a request's end must not interrupt theirs.
            interrupt.Dispose();
            pool.Return(connection);
            return result;
        }
        catch (Exception failure)
        {
            // Statements may stand in the middle of their rows: the connection is not used again.
            interrupt.Dispose();
            connection.Dispose();
            if (failure is DatabaseFailureException { IsInterrupted: true })
                throw new QueryRefusedException(QueryErrors.Timeout(Limits.TimeoutSeconds));
            throw;
        }
    }

    /// <summary>The cursor after which changes of one dataset with higher numbers follow, for who published them.</summary>
    internal string ChangeCursor(Caller caller, DatasetEntry dataset, long number) =>
        services.Cursors.Encode([number], FeedBinding.Of(Policy, caller, [dataset]));

    /// <summary>Number of the batch that a department knows by this id; null where it is none.</summary>
    internal long? BatchOf(string department, string id) => services.Ids.Decode(department, Provenance.BatchDomain, id);

    /// <summary>A batch as a department knows it.</summary>
    internal string BatchId(string department, long batch) => services.Ids.Encode(department, Provenance.BatchDomain, batch);

    /// <summary>The id by which a caller's department knows a row, whether or not the caller sees it.</summary>
    internal string RowId(Caller caller, DatasetEntry dataset, long key) => services.Ids.Encode(caller.Department, new KeyDomains(Policy, caller).Of(dataset), key);

    /// <summary>The key behind an id of a row of the dataset, whether or not the caller sees the row; null for an id of anything else.</summary>
    internal long? RowKey(Caller caller, DatasetEntry dataset, string id) => new KeyDomains(Policy, caller).Find(services.Ids, dataset, id)?.Key;

    /// <summary>Opens the rows of an export, in one snapshot that lasts until they are disposed.</summary>
    /// <exception cref="QueryRefusedException">A value has the wrong form.</exception>
    internal RowStream Open(ExportPlan plan, Caller caller, IReadOnlyList<object?> leaves, bool english, CancellationToken cancel)
    {
        var connection = pool.Rent();
        var json = new JsonBuffer();
        try
        {
            connection.Begin();
            var run = Scope(connection, plan.Dataset.IsVersioned, caller, leaves, english, json);
            return new RowStream(pool, run, plan, DataVersion(run), cancel);
        }
        catch
        {
            json.Dispose();
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The version of the data as a department sees it, as of the last look; null before the first one.</summary>
    public string? CurrentVersion(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return watch.Version is { } version ? Opaque(caller, version) : null;
    }

    /// <summary>The version of one dataset as a department sees it, as of the last look; null before the first one.</summary>
    public string? CurrentVersion(Caller caller, string dataset)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return watch.VersionOf(dataset) is { } version ? Opaque(caller, $"{dataset} {version}") : null;
    }

    /// <summary>Looks whether the data changed, and says so to <see cref="Changes"/>. Cheap: the database is read only when another connection wrote.</summary>
    public void LookForChanges()
    {
        if (watch.Look())
            Changes.Raise();
    }

    public void Dispose()
    {
        policies.Replaced -= OnReplaced;
        watch.Dispose();
        pool.Dispose();
    }

    private void OnReplaced(object? sender, EventArgs replaced) => Changes.Raise();

    private static void Write(QueryPlan plan, RunScope run)
    {
        run.Json.Byte((byte)'{');
        for (var i = 0; i < plan.Roots.Count; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            run.Json.Raw(plan.Roots[i].Name);
            plan.Roots[i].Write(run);
        }

        run.Json.Byte((byte)'}');
    }

    private RunScope Scope(
        SqliteReadConnection connection, bool isVersioned, Caller caller, IReadOnlyList<object?> leaves, bool english, JsonBuffer json,
        FeedPosition? feed = null, IReadOnlyDictionary<AnsweredRoot, byte[]>? answers = null) =>
        new(services, caller, leaves, english)
        {
            Answers = answers ?? System.Collections.Frozen.FrozenDictionary<AnsweredRoot, byte[]>.Empty,
            Connection = connection,
            IsVersioned = isVersioned,
            Feed = feed,
            Json = json,
            CursorOwner = $"{caller.Department}|{caller.Client}|{Policy.Version}|",
        };

    // Opaque and different for each department: it tells that something changed, not how much.
    private string DataVersion(RunScope run)
    {
        var statement = Statements.Open(dataVersionSql, null, run);
        var version = statement.Step() ? statement.Text(0) : "";
        statement.Reset();
        run.DataVersion = version;
        return Opaque(run.Caller, version);
    }

    private string Opaque(Caller caller, string version) =>
        services.Versions.GetOrAdd((caller.Department, version), static (v, identity) => identity.Pseudonym(v.Item1, "data version " + v.Item2)[2..], services.Identity);

    private IEnumerable<Place> Places(HubDbContext db)
    {
        var region = Catalogue.Datasets.FirstOrDefault(d => d.Code?.Kind == ValueKind.RegionCode);
        if (region?.Field("fullName") is not { } name || !db.Database.CanConnect())
            return [];
        var row = System.Linq.Expressions.Expression.Parameter(region.ClrType, "row");
        var centre = region.Fields.FirstOrDefault(f => f.Kind == ValueKind.GeoPoint);
        var population = region.Field("registeredPopulation");
        FieldEntry?[] wanted = [region.Code!, name, centre, population];
        var columns = wanted.Select(f => f is null ? Expr.NullOf(typeof(object)) : System.Linq.Expressions.Expression.Convert(Expr.Field(row, f), typeof(object)));
        var query = db.Set(region.ClrType).Select(row, System.Linq.Expressions.Expression.NewArrayInit(typeof(object), columns));
        return [.. ((IQueryable<object?[]>)query).AsEnumerable().Select(static v => new Place((string)v[0]!, (string)v[1]!, v[2] as string, v[3] as int?))];
    }
}

/// <summary>What a run read.</summary>
/// <param name="DataVersion">The opaque version of the data.</param>
/// <param name="Tally">What it gave.</param>
internal readonly record struct RunResult(string DataVersion, RunTally Tally);
