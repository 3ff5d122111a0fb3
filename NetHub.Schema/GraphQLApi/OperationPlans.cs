using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;
using NetHub.Schema.GraphQLApi.Catalog;
using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.GraphQLApi.Publishing;
using NetHub.Schema.GraphQLApi.Quality;
using NetHub.Schema.GraphQLApi.Verification;
using NetHub.Schema.Publishing;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Exporting;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Preflighting;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi;

/// <summary>From the text of a request to the plan that it runs by: parsed, validated and planned once, and kept where it can serve again.</summary>
internal sealed class OperationPlans : IDisposable
{
    // Bytes, whatever clients send.
    private const int MostDocuments = 20 << 20;
    private const int MostPlans = 20 << 20;
    private const int MostErrors = 20;

    private readonly QueryEngine engine;
    private readonly ServedSchema served;
    private readonly AccessFacts access;
    private readonly PreflightFacts preflight;
    private readonly RequestHandling requests;
    private readonly PolicyHandling policies;
    private readonly ReportHandling reports;
    private readonly TicketHandling tickets;
    private readonly QualityHandling quality;
    private readonly IdentityVerifier? verifier;
    private readonly DocumentValidator validator = new();
    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = MostDocuments });
    private readonly MemoryCache plans = new(new MemoryCacheOptions { SizeLimit = MostPlans });

    public OperationPlans(QueryEngine engine, GovernanceServices governance, IdentityVerifier? verifier, PublishDesk? publishing)
    {
        this.engine = engine;
        this.verifier = verifier;
        Publishing = new PublishHandling(engine, publishing);
        served = new ServedSchema(engine);
        access = new AccessFacts(engine);
        preflight = new PreflightFacts(engine, Preflight, engine.CountRows);
        requests = new RequestHandling(engine, governance.Requests);
        policies = new PolicyHandling(governance.Policies);
        reports = new ReportHandling(engine, governance.Policies, governance.Uses);
        tickets = new TicketHandling(engine, governance.Tickets);
        quality = new QualityHandling(engine, governance.Quality);
    }

    public PublishHandling Publishing { get; }

    public string PrintSdl() => HubSchema.Print(served.Schema);

    /// <summary>The digest of a document that is kept; null for others.</summary>
    public string? DigestOf(string text) => documents.TryGetValue(text, out PreparedDocument? known) ? known!.Digest : null;

    /// <summary>The operation that a request names.</summary>
    /// <exception cref="QueryRefusedException">The text is no document, or has no such operation.</exception>
    public PreparedOperation Operation(GraphQLRequest request, bool isGet = false)
    {
        if (!documents.TryGetValue(request.Query, out PreparedDocument? document))
        {
            document = PreparedDocument.Parse(request.Query, engine.Limits);
            if (PreparedDocument.IsKept(request.Query))
                documents.Set(request.Query, document, new MemoryCacheEntryOptions { Size = document.Bytes });
        }

        var operation = document!.Operation(request.OperationName);
        if (isGet && operation.Definition.Operation != OperationType.Query)
            throw new QueryRefusedException(QueryErrors.QueriesOnly());
        return operation;
    }

    /// <summary>The plan of an operation, and the values that it runs with.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    public (QueryPlan Plan, IReadOnlyList<object?> Leaves) Plan(
        PreparedOperation operation, GraphQLRequest request, Caller caller, ref OperationTelemetry.OperationTrace trace, bool isExport = false)
    {
        var variables = Variables(operation, request, caller);
        var plan = Plan(operation, variables, caller, request, ref trace, isExport);
        trace.Ended("plan");
        return (plan, variables.Leaves);
    }

    /// <summary>The one root field of a subscription.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    public Selection Root(PreparedOperation operation, GraphQLRequest request, Caller caller)
    {
        Validate(operation, request);
        return new SelectionReader(operation, Variables(operation, request, caller).Values).Root()[0];
    }

    /// <summary>What is wrong with any operation of a document.</summary>
    public IReadOnlyList<QueryError> Check(string text, Caller caller)
    {
        try
        {
            var document = PreparedDocument.Parse(text, engine.Limits);
            return [.. document.Operations.SelectMany(operation => Problems(text, operation, caller))];
        }
        catch (QueryRefusedException refusal)
        {
            return refusal.Errors;
        }
    }

    /// <summary>How the operation of a request would fare. It is validated and planned, and nothing of it is kept.</summary>
    /// <exception cref="QueryRefusedException">It is no operation that can be planned.</exception>
    public PreflightReport Preflight(GraphQLRequest request, Caller caller)
    {
        var operation = Operation(request);
        if (operation.Definition.Operation != OperationType.Query)
            throw new QueryRefusedException(QueryErrors.QueriesOnly());
        Validate(operation, request);
        var reader = new SelectionReader(operation, Variables(operation, request, caller).Values);
        CheckRoots(operation, reader.Root());
        return engine.Preflight(reader.Root(), caller, selection => NoData(selection, reader, operation, request, caller));
    }

    public void Dispose()
    {
        documents.Dispose();
        plans.Dispose();
    }

    private static void CheckRoots(PreparedOperation operation, IReadOnlyList<Selection> roots)
    {
        // Of two, the second could be refused when the first is done already.
        if (operation.Definition.Operation == OperationType.Mutation && roots.Count(static s => s.Name != "__typename") > 1)
            throw new QueryRefusedException(QueryErrors.OneMutation());
        if (roots.Count(static s => s.Name == VerificationTypes.Root) > 1)
            throw new QueryRefusedException(QueryErrors.OneVerification());
    }

    private RequestVariables Variables(PreparedOperation operation, GraphQLRequest request, Caller caller) =>
        RequestVariables.Read(operation, request.Variables, caller.Township, engine.Limits);

    private QueryPlan Plan(
        PreparedOperation operation, RequestVariables variables, Caller caller, GraphQLRequest request, ref OperationTelemetry.OperationTrace trace, bool isExport)
    {
        var key = new PlanKey(operation, variables.Shape, caller.Profile, engine.Policy.Version, isExport);
        if (operation.IsKept && plans.TryGetValue(key, out QueryPlan? known))
            return known!;
        Validate(operation, request);
        trace.Ended("validate");
        var reader = new SelectionReader(operation, variables.Values);
        CheckRoots(operation, reader.Root());
        var plan = isExport
            ? engine.Plan(ExportShape.Of(reader.Root(), engine.Catalogue), caller)
            : engine.Plan(reader.Root(), caller, selection => NoData(selection, reader, operation, request, caller));
        if (operation.IsKept)
        {
            // Its key holds on to the document.
            plans.Set(key, plan, new MemoryCacheEntryOptions { Size = plan.Bytes + operation.Document.Bytes });
        }

        return plan;
    }

    private IReadOnlyList<QueryError> Problems(string text, PreparedOperation operation, Caller caller)
    {
        var request = new GraphQLRequest(text, operation.Definition.Name?.StringValue, SampleVariables.Of(served.Schema, operation.Definition));
        var unheard = default(OperationTelemetry.OperationTrace);
        return Plan(operation, request, caller, ref unheard).Plan.Errors;
    }

    private void Validate(PreparedOperation operation, GraphQLRequest request)
    {
        var result = validator.ValidateAsync(new ValidationOptions
        {
            Schema = served.Schema,
            Document = operation.Document.Document,
            Operation = operation.Definition,
            Variables = Introspection.Inputs(request.Variables),
            Extensions = Introspection.Inputs(default),
            UserContext = new Dictionary<string, object?>(),
        }).GetAwaiter().GetResult();
        if (!result.IsValid)
            throw new QueryRefusedException([.. result.Errors.Take(MostErrors).Select(ValidationErrors.Translate)]);
    }

    private RootItem? NoData(Selection selection, SelectionReader reader, PreparedOperation operation, GraphQLRequest request, Caller caller)
    {
        switch (selection.Name)
        {
            case "__typename":
                return new KnownRoot(selection.ResponseKey, $"\"{operation.Definition.Operation}\"");
            case "viewer":
                // Told as it runs: callers of one profile share the plan, and are not the same.
                return new FixedRoot(selection.ResponseKey, run => HubFacts.Viewer(engine.Catalogue, engine.Policy, run.Caller, selection));
            case "codeList":
                return new FixedRoot(selection.ResponseKey, run => HubFacts.CodeList(engine.Catalogue, selection, run));
            case GovernanceTypes.Access:
                return new FixedRoot(selection.ResponseKey, run => access.Answer(selection, run));
            case GovernanceTypes.Preflight:
                return new FixedRoot(selection.ResponseKey, run => preflight.Answer(selection, run));
            case GovernanceTypes.Requests or GovernanceTypes.Request or GovernanceTypes.Grants or GovernanceTypes.RequestAccess or GovernanceTypes.ActOnRequest:
                return new AwaitedRoot(selection.ResponseKey, run => requests.AnswerAsync(selection, run, CancellationToken.None));
            case ReportTypes.Replay or ReportTypes.GrantUses or ReportTypes.UnreadFields:
                return new AwaitedRoot(selection.ResponseKey, run => reports.AnswerAsync(selection, run, CancellationToken.None));
            case QualityTypes.Root:
                return new AwaitedRoot(selection.ResponseKey, run => Task.FromResult(quality.Answer(selection, run)));
            case PolicyTypes.Drafts or PolicyTypes.Draft or PolicyTypes.Decide:
                return new AwaitedRoot(selection.ResponseKey, run => policies.AnswerAsync(selection, run, CancellationToken.None));
            case TicketTypes.Tickets or TicketTypes.Ticket or TicketTypes.Raise or TicketTypes.Act:
                return new AwaitedRoot(selection.ResponseKey, run => tickets.AnswerAsync(selection, run, CancellationToken.None));
            case PublishTypes.Progress:
                return new AwaitedRoot(selection.ResponseKey, run => Task.FromResult(Fact.Json(selection, PublishHandling.Progress(Publishing.Status(run.Caller, GivenArguments.Of(selection, run.Leaves).Text("idempotencyKey") ?? "")))));
            case var name when operation.Definition.Operation == OperationType.Mutation && PublishTypes.Published(engine.Catalogue, name) is { } dataset:
                return new AwaitedRoot(selection.ResponseKey, run => Publishing.PublishAsync(dataset, selection, run, CancellationToken.None));
            case VerificationTypes.Root:
                return verifier?.Plan(selection, caller) ?? throw new QueryRefusedException(QueryErrors.Unavailable());
            case CatalogTypes.Root:
                return new FixedRoot(selection.ResponseKey, run => served.Catalog.Answer(selection, run));
            case "__schema" or "__type" when !engine.Limits.Introspection:
                throw new QueryRefusedException(QueryErrors.NoIntrospection());
            case "__schema" or "__type":
                return new KnownRoot(selection.ResponseKey, Introspection.Answer(served.Schema, operation, reader.NodesOf(selection), selection.ResponseKey, request.Variables));
            default:
                return null;
        }
    }

    private sealed record PlanKey(PreparedOperation Operation, string Shape, AccessProfile Profile, int PolicyVersion, bool IsExport);
}
