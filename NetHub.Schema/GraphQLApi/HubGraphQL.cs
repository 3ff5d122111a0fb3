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

/// <summary>What every transport asks: an operation answered, a subscription followed, a document checked.</summary>
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
        // A preflight plans operations, and operations are planned with all root fields, the preflight among them.
        roots = HubRoots.All(engine, governance ?? new GovernanceServices(), verifier, publishing, (request, caller) => Planner!.PreflightAsync(request, caller));
        served = new ServedSchema(engine, roots);
        Planner = new OperationPlanner(engine, roots, served);
        Pipeline = new OperationPipeline(engine, Planner, personalRows, ledger, logger);
        answered = new AnsweredOperation(Planner, served, engine, personalRows);
    }

    public int PolicyVersion => engine.Policy.Version;

    /// <summary>The day that dated datasets answer for.</summary>
    public DateOnly Today => engine.Today;

    internal OperationPlanner Planner { get; }

    internal OperationPipeline Pipeline { get; }

    /// <summary>The schema of the hub in SDL.</summary>
    public string PrintSdl() => HubSchema.Print(served.Schema);

    /// <summary>The schema of what a contract offers in SDL.</summary>
    internal string PrintSdl(AccessPolicy policy, IContract contract) => HubSchema.Print(HubSchema.Build(engine.Catalog, policy, contract, roots));

    /// <summary>Answers an operation. Problems of the request are answers, too; nothing is thrown for them.</summary>
    public ValueTask<GraphQLAnswer> ExecuteAsync(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(options);
        return Pipeline.RunAsync(answered, request, caller, options, cancel);
    }

    /// <summary>Whether the operation is to be followed instead of answered. What cannot be read is answered, with what is wrong.</summary>
    public bool IsSubscription(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Find(request)?.Definition.Operation == OperationType.Subscription;
    }

    /// <summary>
    /// Follows a subscription: how things are, and again whenever they change, until it is cancelled or nothing is left that the
    /// caller may follow. A refusal is one answer with errors. Dispose each answer after it is sent.
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
    /// Parses, validates and plans every operation of a document, with sample values where variables are required. Gives what is
    /// wrong: what refuses it, and what it would leave out; nothing where it would answer in full for some purpose.
    /// </summary>
    public async ValueTask<IReadOnlyList<QueryError>> CheckAsync(string text, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        // The purpose is stated when the document is run: it is as good as under the purpose that permits most of it.
        IReadOnlyList<QueryError>? least = null;
        foreach (var stating in engine.ForEveryPurpose(caller))
        {
            var problems = await Planner.CheckAsync(text, stating);
            if (least is null || Weight(problems).CompareTo(Weight(least)) < 0)
                least = problems;
        }

        return least!;
    }

    /// <summary>The caller with the purpose that its request states and the grants that this lets it use.</summary>
    public Caller WithPurpose(Caller caller, ReadOrigin origin) => engine.WithPurpose(caller, origin.Purpose);

    /// <summary>The version of the data as a department sees it, from memory; null before it is known.</summary>
    public string? DataVersion(Caller caller) => engine.CurrentVersion(caller);

    /// <summary>The plan that an operation would run by, for tests and for looking at.</summary>
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
