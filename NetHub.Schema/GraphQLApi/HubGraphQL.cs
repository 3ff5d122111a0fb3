using GraphQLParser.AST;
using Microsoft.Extensions.Logging;
using NetHub.Ledger;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Schemas;
using NetHub.Schema.GraphQLApi.Subscriptions;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.GraphQLApi.Verification;
using NetHub.Schema.Publishing;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi;

/// <summary>The entry point of all transports: answers operations, follows subscriptions and checks documents.</summary>
public sealed class HubGraphQL : IDisposable
{
    private readonly QueryEngine engine;
    private readonly PersonalRows personalRows;
    private readonly RootFields roots;
    private readonly ServedSchema served;
    private readonly AnsweredOperation answered;

    public HubGraphQL(QueryEngine engine, PersonalRows personalRows, AuditLedger ledger, ILogger<HubGraphQL> logger, GovernanceServices? governance = null, IdentityVerifier? verifier = null, PublishService? publishing = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        (this.engine, this.personalRows) = (engine, personalRows);
        // Circular: the preflight root uses the planner, and the planner needs all root fields.
        roots = HubRoots.All(engine, governance ?? new GovernanceServices(), verifier, publishing, (request, caller) => Planner!.PreflightAsync(request, caller));
        served = new ServedSchema(engine, roots);
        Planner = new OperationPlanner(engine, roots, served);
        Pipeline = new OperationPipeline(engine, Planner, personalRows, ledger, logger);
        answered = new AnsweredOperation(Planner, served, engine, personalRows);
    }

    public int PolicyVersion => engine.Policy.Version;

    /// <summary>The day for which dated datasets return rows by default.</summary>
    public DateOnly Today => engine.Today;

    internal OperationPlanner Planner { get; }

    internal OperationPipeline Pipeline { get; }

    /// <summary>Returns the schema of the hub in SDL.</summary>
    public string PrintSdl() => HubSchema.Print(served.Schema);

    /// <summary>Returns the schema of a contract in SDL.</summary>
    internal string PrintSdl(AccessPolicy policy, IContract contract) => HubSchema.Print(HubSchema.Build(engine.Catalog, policy, contract, roots));

    /// <summary>Answers an operation. Problems of the request are returned as answers, not thrown.</summary>
    public ValueTask<GraphQLAnswer> ExecuteAsync(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(options);
        return Pipeline.RunAsync(answered, request, caller, options, cancel);
    }

    /// <summary>
    /// Returns whether the operation is a subscription, to be followed. An invalid document is not; answering it returns its errors.
    /// </summary>
    public bool IsSubscription(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Find(request)?.Definition.Operation == OperationType.Subscription;
    }

    /// <summary>
    /// Follows a subscription: returns the current state, and again whenever it changes, until it is cancelled or the caller may no longer
    /// follow anything. A refusal is a single answer with errors. Dispose each answer after sending it.
    /// </summary>
    public IAsyncEnumerable<GraphQLAnswer> FollowAsync(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var root = roots.Find(OperationType.Subscription, Find(request)?.FirstRoot() ?? "");
        return root is null or IEventSubscription
            ? new EventFollower(Pipeline, Planner, engine, root as IEventSubscription).FollowAsync(request, caller, options, cancel)
            : new ChangeFollower(Pipeline, Planner, engine, personalRows).FollowAsync(request, caller, options, cancel);
    }

    /// <summary>
    /// Parses, validates and plans every operation of a document, with sample values for required variables. Returns the errors that
    /// would refuse it or leave out fields; empty if it would be answered in full for some purpose.
    /// </summary>
    public async ValueTask<IReadOnlyList<QueryError>> CheckAsync(string text, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        // The purpose is stated only when the document runs, so the purpose with the fewest errors counts.
        IReadOnlyList<QueryError>? least = null;
        foreach (var stating in engine.ForEveryPurpose(caller))
        {
            var problems = await Planner.CheckAsync(text, stating);
            if (least is null || Weight(problems).CompareTo(Weight(least)) < 0)
                least = problems;
        }

        return least!;
    }

    /// <summary>Returns the caller with the purpose stated by the request and the grants usable for that purpose.</summary>
    public Caller WithPurpose(Caller caller, ReadOrigin origin) => engine.WithPurpose(caller, origin.Purpose);

    /// <summary>Returns the version of the data as the caller's department sees it, from memory; null if it is not known yet.</summary>
    public string? DataVersion(Caller caller) => engine.CurrentVersion(caller);

    /// <summary>Returns the plan of an operation, for tests and diagnosis.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    internal async ValueTask<QueryPlan> PlanAsync(GraphQLRequest request, Caller caller) =>
        (await Planner.PlanAsync(Planner.Find(request), request, caller, OperationTrace.Silent)).Plan;

    public void Dispose() => Planner.Dispose();

    private static (int Refusing, int All) Weight(IReadOnlyList<QueryError> problems) =>
        (problems.Count(static p => p.Code != QueryErrors.FieldDeniedCode), problems.Count);

    private PreparedOperation? Find(GraphQLRequest request)
    {
        try
        {
            return Planner.Find(request);
        }
        catch (QueryRefusedException)
        {
            return null;
        }
    }
}
