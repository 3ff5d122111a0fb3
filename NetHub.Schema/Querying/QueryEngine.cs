using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Deciding;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Preflight;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Resolving;
using NetHub.Schema.Querying.Rights;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying;

/// <summary>What the rest of the hub asks of queries: plans by the policy of now, their runs, ids and versions as a caller knows them.</summary>
public sealed class QueryEngine : IDisposable
{
    private readonly CurrentPolicy policies;
    private readonly QueryPipeline pipeline;
    private readonly QueryResolver resolver;
    private readonly QueryRunner runner;

    public QueryEngine(
        DataCatalog catalog,
        CurrentPolicy policies,
        HubKeys keys,
        IdentityCipher identity,
        QueryLimits limits,
        IDbContextFactory<HubDbContext> contexts,
        string databasePath,
        TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        (Catalog, Limits, this.policies) = (catalog, limits, policies);
        policies.Replaced += OnReplaced;
        using var db = contexts.CreateDbContext();
        var places = new PlaceNames(PlaceQuery.Read(db, catalog), limits.PopulationFloor);
        var services = new RunServices(catalog, new OpaqueIds(keys), identity, new CursorCodec(keys), new SubjectTokens(keys), places, clock);
        runner = new QueryRunner(db, databasePath, services, limits.TimeoutSeconds);
        resolver = new QueryResolver(catalog, limits);
        pipeline = new QueryPipeline(new QueryDecider(catalog, services.Ids, limits), new QueryCompiler(contexts, catalog, limits), runner, limits);
    }

    public DataCatalog Catalog { get; }

    /// <summary>The policy as it is now.</summary>
    public AccessPolicy Policy => policies.Now;

    public QueryLimits Limits { get; }

    /// <summary>Raised when data or policy changed.</summary>
    public ChangeSignal Changes { get; } = new();

    public DateOnly Today => ShanghaiTime.Today(Clock);

    internal QueryRunner Runner => runner;

    private TimeProvider Clock => runner.Services.Clock;

    private OpaqueIds Ids => runner.Services.Ids;

    /// <summary>The caller with what it states and the grants that this lets it use, now.</summary>
    public Caller WithPurpose(Caller caller, StatedPurpose? stated) => Policy.WithPurpose(caller, stated, Clock.GetUtcNow());

    /// <summary>The caller once for everything that it could state.</summary>
    internal IReadOnlyList<Caller> ForEveryPurpose(Caller caller) => Policy.ForEveryPurpose(caller, Clock.GetUtcNow());

    /// <summary>What a caller may do now, and why.</summary>
    internal AccessExplanation Explain(Caller caller) => new(Rights(Policy), caller, Clock.GetUtcNow());

    /// <summary>What a policy enforces.</summary>
    internal EnforcedRights Rights(AccessPolicy policy) => new(policy, (query, by, caller) => pipeline.Decide(query, by, caller).Findings);

    /// <summary>What another policy would do to recorded uses.</summary>
    internal IReadOnlyList<ReplayedUse> Replay(AccessPolicy candidate, IEnumerable<RecordedUse> uses) =>
        new PolicyReplay(Catalog, Rights, Clock.GetUtcNow()).Compare(Policy, candidate, uses);

    /// <summary>Whether what was decided for an admitted caller would be decided so now.</summary>
    internal bool StillDecides(AccessPolicy then, Caller caller) => Policy.DecidesAs(then, caller, Clock.GetUtcNow());

    /// <param name="selections">The operation's root fields.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="external">Gives the root fields that are not data; null for those that are.</param>
    /// <exception cref="QueryRefusedException">The operation uses what it may not, or is over a limit.</exception>
    internal QueryPlan Plan(IReadOnlyList<Selection> selections, Caller caller, Func<Selection, IExternalField?> external) =>
        Plan(resolver.Resolve(selections, external), caller);

    /// <summary>Plans every row of one connection.</summary>
    /// <exception cref="QueryRefusedException">The operation uses what it may not, reads no row, or is over a limit.</exception>
    internal QueryPlan Plan(ExportShape export, Caller caller) => Plan(resolver.Resolve(export), caller);

    /// <summary>Plans a query that is resolved: one of the hub's own.</summary>
    /// <exception cref="QueryRefusedException">The query uses what it may not, or is over a limit.</exception>
    internal QueryPlan Plan(DataQuery query, Caller caller) => pipeline.Plan(query, Policy, caller);

    /// <summary>Decides an operation to see how it would fare. Nothing of it is compiled, kept or run.</summary>
    /// <exception cref="QueryRefusedException">A name is unknown, or a value has the wrong form.</exception>
    internal PreflightReport Preflight(IReadOnlyList<Selection> selections, Caller caller, Func<Selection, IExternalField?> external)
    {
        var (policy, query) = (Policy, resolver.Resolve(selections, external));
        return new PreflightCheck(policy, Catalog, supposed => pipeline.Decide(query, policy, supposed)).For(caller);
    }

    /// <summary>What is decided of an operation, whether or not it is refused: for tests and for looking at.</summary>
    /// <exception cref="QueryRefusedException">A name is unknown, or a value has the wrong form.</exception>
    internal DecidedQuery Decide(IReadOnlyList<Selection> selections, Caller caller, Func<Selection, IExternalField?> external) =>
        pipeline.Decide(resolver.Resolve(selections, external), Policy, caller).Query;

    /// <summary>Runs a plan from one snapshot and writes the value of <c>data</c>.</summary>
    /// <exception cref="QueryRefusedException">A value has the wrong form, a cursor is not valid, or time is up.</exception>
    internal ValueTask<RunResult> RunAsync(QueryPlan plan, RunInput input, JsonBuffer json, CancellationToken cancel) => pipeline.RunAsync(plan, input, json, cancel);

    /// <summary>Opens the rows of an export, in one snapshot that lasts until they are disposed.</summary>
    /// <exception cref="QueryRefusedException">A value has the wrong form.</exception>
    internal ValueTask<RowStream> OpenAsync(QueryPlan plan, RunInput input, CancellationToken cancel) => pipeline.OpenAsync(plan, input, cancel);

    /// <summary>Rows of a dataset that exist for a caller, whatever they hold.</summary>
    internal async ValueTask<long> CountRowsAsync(DatasetEntry dataset, Caller caller, CancellationToken cancel)
    {
        if (Policy.Rows(caller, dataset) == ScopeSet.None)
            return 0;
        return await new RowLookup(this, caller).CountAsync(dataset, cancel);
    }

    /// <summary>The cursor after which changes of one dataset with higher numbers follow, for who published them.</summary>
    internal string ChangeCursor(Caller caller, DatasetEntry dataset, long number) =>
        runner.Services.Cursors.Encode([number], FeedBinding.For(Policy, caller, [dataset]));

    /// <summary>Number of the batch that a department knows by this id; null where it is none.</summary>
    internal long? BatchOf(string department, string id) => Ids.Decode(department, ProvenanceCompiler.BatchDomain, id);

    /// <summary>A batch as a department knows it.</summary>
    internal string BatchId(string department, long batch) => Ids.Encode(department, ProvenanceCompiler.BatchDomain, batch);

    /// <summary>The id by which a caller's department knows a row, whether or not the caller sees it.</summary>
    internal string RowId(Caller caller, DatasetEntry dataset, long key) => Ids.Encode(caller.Department, new PseudonymDomains(Policy, caller).ForRows(dataset), key);

    /// <summary>The key behind an id of a row of the dataset, whether or not the caller sees the row; null for an id of anything else.</summary>
    internal long? RowKey(Caller caller, DatasetEntry dataset, string id) => new PseudonymDomains(Policy, caller).Find(Ids, dataset, id)?.Key;

    /// <summary>The row that an id names, among datasets of which rows exist for the caller; null for an id of anything else.</summary>
    internal NamedRow? Find(Caller caller, string id)
    {
        var domains = new PseudonymDomains(Policy, caller);
        return Catalog.Datasets.Where(d => Policy.Rows(caller, d) != ScopeSet.None).Select(d => domains.Find(Ids, d, id)).FirstOrDefault(static n => n is not null);
    }

    /// <summary>The version of the data as a department sees it, as of the last refresh; null before the first one.</summary>
    public string? CurrentVersion(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return runner.CurrentVersion(caller);
    }

    /// <summary>The version of one dataset as a department sees it, as of the last refresh; null before the first one.</summary>
    public string? CurrentVersion(Caller caller, string dataset)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return runner.CurrentVersion(caller, dataset);
    }

    /// <summary>Looks whether the data changed, and says so to <see cref="Changes"/>. Cheap: the database is read only when another connection wrote.</summary>
    public void RefreshDataVersion()
    {
        if (runner.Refresh())
            Changes.Raise();
    }

    public void Dispose()
    {
        policies.Replaced -= OnReplaced;
        runner.Dispose();
    }

    private void OnReplaced(object? sender, EventArgs replaced) => Changes.Raise();
}
