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
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying;

/// <summary>The entry point for queries: plans by the current policy, runs, and the ids and versions that a caller sees.</summary>
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

    /// <summary>The current policy.</summary>
    public AccessPolicy Policy => policies.Now;

    public QueryLimits Limits { get; }

    /// <summary>Raised when the data or the policy changes.</summary>
    public ChangeSignal Changes { get; } = new();

    public DateOnly Today => ShanghaiTime.Today(Clock);

    internal QueryRunner Runner => runner;

    private TimeProvider Clock => runner.Services.Clock;

    private OpaqueIds Ids => runner.Services.Ids;

    /// <summary>Returns the caller with its stated purpose and the grants that the purpose makes usable now.</summary>
    public Caller WithPurpose(Caller caller, StatedPurpose? stated) => Policy.WithPurpose(caller, stated, Clock.GetUtcNow());

    /// <summary>Returns the caller once for each purpose that it could state.</summary>
    internal IReadOnlyList<Caller> ForEveryPurpose(Caller caller) => Policy.ForEveryPurpose(caller, Clock.GetUtcNow());

    /// <summary>Explains what a caller may do now, and why.</summary>
    internal AccessExplanation Explain(Caller caller) => new(Rights(Policy), caller, Clock.GetUtcNow());

    /// <summary>Returns the rights that a policy enforces.</summary>
    internal EnforcedRights Rights(AccessPolicy policy) => new(policy, (query, by, caller) => pipeline.Decide(query, by, caller).Findings);

    /// <summary>Compares recorded uses under the current policy and under a candidate policy.</summary>
    internal IReadOnlyList<ReplayedUse> Replay(AccessPolicy candidate, IEnumerable<RecordedUse> uses) =>
        new PolicyReplay(Catalog, Rights, Clock.GetUtcNow()).Compare(Policy, candidate, uses);

    /// <summary>Returns whether the current policy decides for the caller as the earlier policy did.</summary>
    internal bool StillDecides(AccessPolicy then, Caller caller) => Policy.DecidesAs(then, caller, Clock.GetUtcNow());

    /// <param name="selections">The operation's root fields.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="external">Returns the external field of a root field; null if the root field is data.</param>
    /// <exception cref="QueryRefusedException">The operation makes a use that is not permitted, or exceeds a limit.</exception>
    internal QueryPlan Plan(IReadOnlyList<Selection> selections, Caller caller, Func<Selection, IExternalField?> external) =>
        Plan(resolver.Resolve(selections, external), caller);

    /// <summary>Plans an export of every row of one connection.</summary>
    /// <exception cref="QueryRefusedException">The operation makes a use that is not permitted, may read no row, or exceeds a limit.</exception>
    internal QueryPlan Plan(ExportShape export, Caller caller) => Plan(resolver.Resolve(export), caller);

    /// <summary>Plans a resolved query, such as one that the hub itself makes.</summary>
    /// <exception cref="QueryRefusedException">The query makes a use that is not permitted, or exceeds a limit.</exception>
    internal QueryPlan Plan(DataQuery query, Caller caller) => pipeline.Plan(query, Policy, caller);

    /// <summary>Decides an operation to predict its outcome, without compiling, caching or running it.</summary>
    /// <exception cref="QueryRefusedException">A name is unknown, or a value has the wrong form.</exception>
    internal PreflightReport Preflight(IReadOnlyList<Selection> selections, Caller caller, Func<Selection, IExternalField?> external)
    {
        var (policy, query) = (Policy, resolver.Resolve(selections, external));
        return new PreflightCheck(policy, Catalog, supposed => pipeline.Decide(query, policy, supposed)).For(caller);
    }

    /// <summary>Returns the decided operation even if it is refused, for tests and inspection.</summary>
    /// <exception cref="QueryRefusedException">A name is unknown, or a value has the wrong form.</exception>
    internal DecidedQuery Decide(IReadOnlyList<Selection> selections, Caller caller, Func<Selection, IExternalField?> external) =>
        pipeline.Decide(resolver.Resolve(selections, external), Policy, caller).Query;

    /// <summary>Runs a plan in one snapshot and writes the value of <c>data</c>.</summary>
    /// <exception cref="QueryRefusedException">A value has the wrong form, a cursor is invalid, or the time limit is exceeded.</exception>
    internal ValueTask<RunResult> RunAsync(QueryPlan plan, RunInput input, JsonBuffer json, CancellationToken cancel) => pipeline.RunAsync(plan, input, json, cancel);

    /// <summary>Opens the rows of an export in one snapshot, which lasts until the stream is disposed.</summary>
    /// <exception cref="QueryRefusedException">A value has the wrong form.</exception>
    internal ValueTask<RowStream> OpenAsync(QueryPlan plan, RunInput input, CancellationToken cancel) => pipeline.OpenAsync(plan, input, cancel);

    /// <summary>Counts the rows of a dataset that exist for a caller.</summary>
    internal async ValueTask<long> CountRowsAsync(DatasetEntry dataset, Caller caller, CancellationToken cancel)
    {
        if (Policy.Rows(caller, dataset) == ScopeSet.None)
            return 0;
        return await new RowLookup(this, caller).CountAsync(dataset, cancel);
    }

    /// <summary>Returns the cursor that a publisher uses to follow the changes of one dataset after the given number.</summary>
    internal string ChangeCursor(Caller caller, DatasetEntry dataset, long number) =>
        runner.Services.Cursors.Encode([number], FeedBinding.For(Policy, caller, [dataset]));

    /// <summary>Returns the number of the batch with the department's id for it; null for an invalid id.</summary>
    internal long? BatchOf(string department, string id) => Ids.Decode(department, ProvenanceCompiler.BatchDomain, id);

    /// <summary>Returns the id of a batch for a department.</summary>
    internal string BatchId(string department, long batch) => Ids.Encode(department, ProvenanceCompiler.BatchDomain, batch);

    /// <summary>Returns the id of a row for the caller's department, whether or not the row exists for the caller.</summary>
    internal string RowId(Caller caller, DatasetEntry dataset, long key) => Ids.Encode(caller.Department, new PseudonymDomains(Policy, caller).ForRows(dataset), key);

    /// <summary>Returns the key for the id of a row of the dataset, whether or not the row exists for the caller; null for any other id.</summary>
    internal long? RowKey(Caller caller, DatasetEntry dataset, string id) => new PseudonymDomains(Policy, caller).Find(Ids, dataset, id)?.Key;

    /// <summary>Finds the row with this id in the datasets that have rows for the caller; null for any other id.</summary>
    internal NamedRow? Find(Caller caller, string id)
    {
        var domains = new PseudonymDomains(Policy, caller);
        return Catalog.Datasets.Where(d => Policy.Rows(caller, d) != ScopeSet.None).Select(d => domains.Find(Ids, d, id)).FirstOrDefault(static n => n is not null);
    }

    /// <summary>Returns the data version for the caller's department as of the last refresh; null before the first refresh.</summary>
    public string? CurrentVersion(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return runner.CurrentVersion(caller);
    }

    /// <summary>Returns the version of one dataset for the caller's department as of the last refresh; null before the first refresh.</summary>
    public string? CurrentVersion(Caller caller, string dataset)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return runner.CurrentVersion(caller, dataset);
    }

    /// <summary>Refreshes the data version and raises <see cref="Changes"/> if it changed. Cheap: the database is read only after another connection wrote.</summary>
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
