using System.Text.Json;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi;

/// <summary>A request as every transport hands it over. <paramref name="Variables"/> is undefined where there are none.</summary>
public sealed record GraphQLRequest(string Query, string? OperationName, JsonElement Variables);

/// <summary>Whether the answer reports the cost, or is the cost alone.</summary>
public enum CostMode
{
    Off,
    Report,
    Validate,
}

/// <summary>What a transport knows of a request beside its body.</summary>
public sealed record GraphQLRequestOptions(bool English = false, CostMode Cost = CostMode.Off, bool IsGet = false);

/// <summary>The one way from a request to an answer: parse, plan, run, each kept where it can serve again.</summary>
public sealed partial class HubGraphQL : IDisposable
{
    // Bytes, whatever clients send.
    private const int MostDocuments = 20 << 20;
    private const int MostPlans = 20 << 20;
    private const int MostErrors = 20;

    private readonly QueryEngine engine;
    private readonly ILogger<HubGraphQL> logger;
    private readonly ISchema schema;
    private readonly DocumentValidator validator = new();
    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = MostDocuments });
    private readonly MemoryCache plans = new(new MemoryCacheOptions { SizeLimit = MostPlans });

    public HubGraphQL(QueryEngine engine, ILogger<HubGraphQL> logger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        this.engine = engine;
        this.logger = logger;
        schema = HubSchema.Build(engine.Catalogue, engine.Policy);
    }

    /// <summary>The schema of the hub in SDL.</summary>
    public string PrintSdl() => HubSchema.Print(schema);

    /// <summary>Answers an operation. Problems of the request are answers, too; nothing is thrown for them.</summary>
    public GraphQLAnswer Execute(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(options);
        var answer = new GraphQLAnswer();
        try
        {
            var operation = Operation(request, options);
            var variables = RequestVariables.Read(operation, request.Variables, caller.Township, engine.Limits);
            var plan = Plan(operation, variables, caller, request);
            var run = new PlannedRun(engine, plan, caller, variables.Leaves, options);
            run.Write(answer, cancel);
        }
        catch (QueryRefusedException refusal)
        {
            answer.Refuse(refusal.Errors, options.English, engine.Policy.Version);
        }
        catch (DatabaseFailureException failure)
        {
            LogDatabaseFailure(failure.Code);
            answer.Refuse([QueryErrors.Unavailable()], options.English, engine.Policy.Version);
        }

        return answer;
    }

    /// <summary>The plan that an operation would run by, for tests and for looking at.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    internal QueryPlan Plan(GraphQLRequest request, Caller caller)
    {
        var operation = Operation(request, new GraphQLRequestOptions());
        return Plan(operation, RequestVariables.Read(operation, request.Variables, caller.Township, engine.Limits), caller, request);
    }

    public void Dispose()
    {
        documents.Dispose();
        plans.Dispose();
    }

    private PreparedOperation Operation(GraphQLRequest request, GraphQLRequestOptions options)
    {
        if (!documents.TryGetValue(request.Query, out PreparedDocument? document))
        {
            document = PreparedDocument.Parse(request.Query, engine.Limits);
            documents.Set(request.Query, document, new MemoryCacheEntryOptions { Size = document.Bytes });
        }

        var operation = document!.Operation(request.OperationName);
        if (options.IsGet && operation.Definition.Operation != OperationType.Query)
            throw new QueryRefusedException(QueryErrors.QueriesOnly());
        return operation;
    }

    private QueryPlan Plan(PreparedOperation operation, RequestVariables variables, Caller caller, GraphQLRequest request)
    {
        var key = new PlanKey(operation, variables.Shape, caller.MatrixColumn, caller.Scopes, engine.Policy.Version);
        if (operation.IsKept && plans.TryGetValue(key, out QueryPlan? known))
            return known!;
        Validate(operation, request);
        var reader = new SelectionReader(operation, variables.Values);
        var plan = engine.Plan(reader.Root(), caller, selection => NoData(selection, reader, operation, request, caller));
        if (operation.IsKept)
        {
            // Its key holds on to the document.
            plans.Set(key, plan, new MemoryCacheEntryOptions { Size = plan.Bytes + operation.Document.Bytes });
        }

        return plan;
    }

    private void Validate(PreparedOperation operation, GraphQLRequest request)
    {
        var result = validator.ValidateAsync(new ValidationOptions
        {
            Schema = schema,
            Document = operation.Document.Document,
            Operation = operation.Definition,
            Variables = Introspection.Inputs(request.Variables),
            Extensions = Introspection.Inputs(default),
            UserContext = new Dictionary<string, object?>(),
        }).GetAwaiter().GetResult();
        if (!result.IsValid)
            throw new QueryRefusedException([.. result.Errors.Take(MostErrors).Select(ValidationErrors.Translate)]);
    }

    private FixedRoot? NoData(Selection selection, SelectionReader reader, PreparedOperation operation, GraphQLRequest request, Caller caller)
    {
        switch (selection.Name)
        {
            case "__typename":
                return new FixedRoot(selection.ResponseKey, static _ => "\"Query\"");
            case "viewer":
                var viewer = HubFacts.Viewer(engine.Catalogue, engine.Policy, caller, selection);
                return new FixedRoot(selection.ResponseKey, _ => viewer);
            case "codeList":
                var list = HubFacts.CodeList(engine.Catalogue, selection);
                return new FixedRoot(selection.ResponseKey, _ => list);
            case "__schema" or "__type":
                var json = Introspection.Answer(schema, operation, reader.NodesOf(selection), selection.ResponseKey, request.Variables);
                return new FixedRoot(selection.ResponseKey, _ => json);
            default:
                return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database failed with code {Code}")]
    private partial void LogDatabaseFailure(int code);

    private sealed record PlanKey(PreparedOperation Operation, string Shape, string Column, ScopeSet Scopes, int PolicyVersion);
}
