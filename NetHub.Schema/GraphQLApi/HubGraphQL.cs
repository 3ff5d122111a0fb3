using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Exporting;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

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
public sealed record GraphQLRequestOptions(bool English = false, CostMode Cost = CostMode.Off, bool IsGet = false, ReadOrigin Origin = default);

/// <summary>The one way from a request to an answer: parse, plan, run, each kept where it can serve again.</summary>
public sealed partial class HubGraphQL : IDisposable
{
    // Bytes, whatever clients send.
    private const int MostDocuments = 20 << 20;
    private const int MostPlans = 20 << 20;
    private const int MostErrors = 20;

    private readonly QueryEngine engine;
    private readonly PersonalRows personalRows;
    private readonly AuditLedger ledger;
    private readonly ILogger<HubGraphQL> logger;
    private readonly ISchema schema;
    private readonly DocumentValidator validator = new();
    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = MostDocuments });
    private readonly MemoryCache plans = new(new MemoryCacheOptions { SizeLimit = MostPlans });

    public HubGraphQL(QueryEngine engine, PersonalRows personalRows, AuditLedger ledger, ILogger<HubGraphQL> logger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        this.engine = engine;
        this.personalRows = personalRows;
        this.ledger = ledger;
        this.logger = logger;
        schema = HubSchema.Build(engine.Catalogue, engine.Policy);
    }

    /// <summary>The schema of the hub in SDL.</summary>
    public string PrintSdl() => HubSchema.Print(schema);

    /// <summary>Answers an operation. Problems of the request are answers, too; nothing is thrown for them.</summary>
    public async ValueTask<GraphQLAnswer> ExecuteAsync(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(options);
        var answer = new GraphQLAnswer();
        var record = new OperationRecord(caller, options.Origin, engine.Policy.Version);
        try
        {
            var entry = Execute(request, caller, options, answer, record, cancel);
            answer.Receipt = await ledger.RecordAsync(entry);
            record.Recorded();
        }
        catch (AuditUnavailableException)
        {
            answer.Refuse([QueryErrors.Unrecordable()], options.English, engine.Policy.Version);
        }
        catch
        {
            answer.Dispose();
            throw;
        }

        return answer;
    }

    /// <summary>Records that a client was told that what it has is still so.</summary>
    /// <exception cref="AuditUnavailableException">It cannot be recorded.</exception>
    public ValueTask<string?> RecordUnchangedAsync(GraphQLRequest request, Caller caller, ReadOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(request);
        var entry = new AuditEntry(AuditAction.Query, caller, origin, OperationRecord.Unchanged, AuditedFields.None)
        {
            Document = documents.TryGetValue(request.Query, out PreparedDocument? known) ? known!.Digest : null,
            PolicyVersion = engine.Policy.Version,
            DataVersion = engine.CurrentVersion(caller),
        };
        return ledger.RecordAsync(entry);
    }

    /// <summary>Whether the operation is to be followed instead of answered. What cannot be read is answered, with what is wrong.</summary>
    public bool IsSubscription(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return Operation(request, new GraphQLRequestOptions()).Definition.Operation == OperationType.Subscription;
        }
        catch (QueryRefusedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Follows a subscription: how things are, and again whenever they change, until it is cancelled or nothing is left that the
    /// caller may follow. A refusal is one answer with errors. Dispose each answer after it is sent.
    /// </summary>
    public async IAsyncEnumerable<GraphQLAnswer> FollowAsync(
        GraphQLRequest request, Caller caller, GraphQLRequestOptions options, [EnumeratorCancellation] CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (selection, receipt, refusal) = await FollowedAsync(request, caller, options);
        if (refusal is not null)
            yield return refusal;
        string? told = null;
        while (selection is not null)
        {
            var changed = engine.Changes.Next;
            var state = HubSubscriptions.State(selection, engine, caller);
            if (state != told)
            {
                if (HubSubscriptions.Now(selection, engine, caller) is not { } now)
                    yield break;
                told = state;
                yield return GraphQLAnswer.Event(selection.ResponseKey, Fact.Json(selection, now), engine.Policy.Version, receipt);
            }

            await changed.WaitAsync(cancel);
        }
    }

    /// <summary>
    /// Parses, validates and plans every operation of a document, with sample values where variables are required. Gives what is
    /// wrong: what refuses it, and what it would leave out; nothing where it would answer in full.
    /// </summary>
    public IReadOnlyList<QueryError> Check(string text, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
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

    public int PolicyVersion => engine.Policy.Version;

    /// <summary>The day that dated datasets answer for.</summary>
    public DateOnly Today => engine.Today;

    /// <summary>The version of the data as a department sees it, from memory; null before it is known.</summary>
    public string? DataVersion(Caller caller) => engine.CurrentVersion(caller);

    /// <summary>The plan that an operation would run by, for tests and for looking at.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    internal QueryPlan Plan(GraphQLRequest request, Caller caller)
    {
        var operation = Operation(request, new GraphQLRequestOptions());
        var unheard = default(OperationTelemetry.OperationTrace);
        return Plan(operation, RequestVariables.Read(operation, request.Variables, caller.Township, engine.Limits), caller, request, ref unheard);
    }

    /// <summary>The plan of an export, and the values that it runs with.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused, or is none that can be exported.</exception>
    internal (QueryPlan Plan, IReadOnlyList<object?> Leaves) PlanExport(GraphQLRequest request, Caller caller, OperationRecord record, ref OperationTelemetry.OperationTrace trace)
    {
        var operation = Operation(request, new GraphQLRequestOptions());
        record.IsOf(operation);
        if (operation.Definition.Operation != OperationType.Query)
            throw new QueryRefusedException(QueryErrors.NotOneConnection());
        trace.Named(operation.Definition.Name?.StringValue);
        trace.Ended("parse");
        var variables = RequestVariables.Read(operation, request.Variables, caller.Township, engine.Limits);
        var plan = Plan(operation, variables, caller, request, ref trace, isExport: true);
        trace.Ended("plan");
        return (plan, variables.Leaves);
    }

    public void Dispose()
    {
        documents.Dispose();
        plans.Dispose();
    }

    // Writes the answer and gives what is to be recorded of it.
    private AuditEntry Execute(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, GraphQLAnswer answer, OperationRecord record, CancellationToken cancel)
    {
        var trace = OperationTelemetry.Begin(caller);
        try
        {
            return Execute(request, caller, options, answer, record, ref trace, cancel);
        }
        catch (QueryRefusedException refusal)
        {
            return Refused(refusal.Errors, ref trace);
        }
        catch (DatabaseFailureException failure)
        {
            LogDatabaseFailure(failure.Code);
            return Refused([QueryErrors.Unavailable()], ref trace);
        }
        finally
        {
            trace.Dispose();
        }

        AuditEntry Refused(IReadOnlyList<QueryError> errors, ref OperationTelemetry.OperationTrace trace)
        {
            trace.Refused(errors[0].Code);
            answer.Refuse(errors, options.English, engine.Policy.Version);
            return record.Refused(AuditAction.Query, errors);
        }
    }

    private AuditEntry Execute(
        GraphQLRequest request, Caller caller, GraphQLRequestOptions options, GraphQLAnswer answer, OperationRecord record,
        ref OperationTelemetry.OperationTrace trace, CancellationToken cancel)
    {
        var operation = Operation(request, options);
        record.IsOf(operation);
        if (operation.Definition.Operation == OperationType.Subscription)
            throw new QueryRefusedException(QueryErrors.FollowedOnly());
        trace.Named(operation.Definition.Name?.StringValue);
        trace.Ended("parse");
        var variables = RequestVariables.Read(operation, request.Variables, caller.Township, engine.Limits);
        var plan = Plan(operation, variables, caller, request, ref trace);
        trace.Ended("plan");
        ledger.Demand(plan.Audited.IsPersonal);
        if (plan.ShowsPersonal)
            personalRows.Check(caller);
        var read = new PlannedRun(engine, plan, caller, variables.Leaves, options).Write(answer, cancel);
        if (read.Tally?.PersonalRows > 0)
            personalRows.Add(caller, read.Tally.PersonalRows);
        trace.Ended("execute");
        trace.Ran(plan, read.Tally?.Rows ?? 0);
        return record.Answered(AuditAction.Query, plan.Audited, read.DataVersion, read.Tally);
    }

    private async ValueTask<(Selection? Selection, string? Receipt, GraphQLAnswer? Refusal)> FollowedAsync(GraphQLRequest request, Caller caller, GraphQLRequestOptions options)
    {
        var record = new OperationRecord(caller, options.Origin, engine.Policy.Version);
        try
        {
            try
            {
                var selection = Followed(request, caller, record);
                return (selection, await ledger.RecordAsync(record.Answered(AuditAction.Subscription, AuditedFields.None, null, null)), null);
            }
            catch (QueryRefusedException refusal)
            {
                var receipt = await ledger.RecordAsync(record.Refused(AuditAction.Subscription, refusal.Errors));
                return (null, receipt, Refusal(refusal.Errors, options.English, receipt));
            }
        }
        catch (AuditUnavailableException)
        {
            return (null, null, Refusal([QueryErrors.Unrecordable()], options.English, null));
        }
    }

    private Selection Followed(GraphQLRequest request, Caller caller, OperationRecord record)
    {
        var operation = Operation(request, new GraphQLRequestOptions());
        record.IsOf(operation);
        Validate(operation, request);
        var variables = RequestVariables.Read(operation, request.Variables, caller.Township, engine.Limits);
        var selection = new SelectionReader(operation, variables.Values).Root()[0];
        HubSubscriptions.Check(selection, engine, caller);
        return selection;
    }

    private GraphQLAnswer Refusal(IReadOnlyList<QueryError> errors, bool english, string? receipt)
    {
        var answer = new GraphQLAnswer { Receipt = receipt };
        answer.Refuse(errors, english, engine.Policy.Version);
        return answer;
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

    private QueryPlan Plan(
        PreparedOperation operation, RequestVariables variables, Caller caller, GraphQLRequest request, ref OperationTelemetry.OperationTrace trace, bool isExport = false)
    {
        var key = new PlanKey(operation, variables.Shape, caller.Profile, engine.Policy.Version, isExport);
        if (operation.IsKept && plans.TryGetValue(key, out QueryPlan? known))
            return known!;
        Validate(operation, request);
        trace.Ended("validate");
        var reader = new SelectionReader(operation, variables.Values);
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
        var request = new GraphQLRequest(text, operation.Definition.Name?.StringValue, SampleVariables.Of(schema, operation.Definition));
        var variables = RequestVariables.Read(operation, request.Variables, caller.Township, engine.Limits);
        var unheard = default(OperationTelemetry.OperationTrace);
        return Plan(operation, variables, caller, request, ref unheard).Errors;
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

    private RootItem? NoData(Selection selection, SelectionReader reader, PreparedOperation operation, GraphQLRequest request, Caller caller)
    {
        switch (selection.Name)
        {
            case "__typename":
                return new KnownRoot(selection.ResponseKey, "\"Query\"");
            case "viewer":
                // Told as it runs: callers of one profile share the plan, and are not the same.
                return new FixedRoot(selection.ResponseKey, run => HubFacts.Viewer(engine.Catalogue, engine.Policy, run.Caller, selection));
            case "codeList":
                return new KnownRoot(selection.ResponseKey, HubFacts.CodeList(engine.Catalogue, selection));
            case "__schema" or "__type" when !engine.Limits.Introspection:
                throw new QueryRefusedException(QueryErrors.NoIntrospection());
            case "__schema" or "__type":
                return new KnownRoot(selection.ResponseKey, Introspection.Answer(schema, operation, reader.NodesOf(selection), selection.ResponseKey, request.Variables));
            default:
                return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database failed with code {Code}")]
    private partial void LogDatabaseFailure(int code);

    private sealed record PlanKey(PreparedOperation Operation, string Shape, AccessProfile Profile, int PolicyVersion, bool IsExport);
}
