using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQLParser.AST;
using Microsoft.Extensions.Logging;
using NetHub.Schema.GraphQLApi.Following;
using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.GraphQLApi.Publishing;
using NetHub.Schema.GraphQLApi.Verification;
using NetHub.Schema.Publishing;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Following;
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
    private readonly QueryEngine engine;
    private readonly PersonalRows personalRows;
    private readonly AuditLedger ledger;
    private readonly ILogger<HubGraphQL> logger;
    private readonly OperationPlans plans;

    public HubGraphQL(QueryEngine engine, PersonalRows personalRows, AuditLedger ledger, ILogger<HubGraphQL> logger, GovernanceServices? governance = null, IdentityVerifier? verifier = null, PublishDesk? publishing = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        this.engine = engine;
        this.personalRows = personalRows;
        this.ledger = ledger;
        this.logger = logger;
        plans = new OperationPlans(engine, governance ?? new GovernanceServices(), verifier, publishing);
    }

    /// <summary>The schema of the hub in SDL.</summary>
    public string PrintSdl() => plans.PrintSdl();

    /// <summary>Answers an operation. Problems of the request are answers, too; nothing is thrown for them.</summary>
    public async ValueTask<GraphQLAnswer> ExecuteAsync(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(options);
        caller = Admit(caller, options.Origin);
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
            OperationTelemetry.Refused(QueryErrors.Unrecordable().Code, caller);
            answer.Refuse([QueryErrors.Unrecordable()], options.English, engine.Policy.Version);
        }
        catch
        {
            answer.Dispose();
            throw;
        }

        return answer;
    }

    /// <summary>Records that a client is told that what it has is still so, with the receipt; where it cannot be recorded, it cannot be told either.</summary>
    public async ValueTask<(bool IsRecorded, string? Receipt)> TryRecordUnchangedAsync(GraphQLRequest request, Caller caller, ReadOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(request);
        var entry = new AuditEntry(AuditAction.Query, caller, origin, OperationRecord.Unchanged, AuditedFields.None)
        {
            Document = plans.DigestOf(request.Query),
            PolicyVersion = engine.Policy.Version,
            DataVersion = engine.CurrentVersion(caller),
        };
        try
        {
            // Whether it is about persons is not looked up: while nothing can be recorded, the operation decides that itself.
            return ledger.IsWritable ? (true, await ledger.RecordAsync(entry)) : default;
        }
        catch (AuditUnavailableException)
        {
            return default;
        }
    }

    /// <summary>Whether the operation is to be followed instead of answered. What cannot be read is answered, with what is wrong.</summary>
    public bool IsSubscription(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return plans.Operation(request).Definition.Operation == OperationType.Subscription;
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
        if (IsOfChanges(request))
        {
            await foreach (var answer in new ChangeFollower(engine, plans, personalRows, ledger).FollowAsync(request, caller, options, cancel))
                yield return answer;
            yield break;
        }

        var (selection, receipt, refusal) = await FollowedAsync(request, Admit(caller, options.Origin), options);
        if (refusal is not null)
            yield return refusal;
        if (selection?.Name == PublishTypes.Progress)
        {
            await foreach (var answer in ProgressFollower.FollowAsync(selection, plans.Publishing, caller, engine.Policy.Version, receipt, cancel))
                yield return answer;
            yield break;
        }

        string? told = null;
        while (selection is not null)
        {
            var changed = engine.Changes.Next;
            var admitted = Admit(caller, options.Origin);
            var state = HubSubscriptions.State(selection, engine, admitted);
            if (state != told)
            {
                if (HubSubscriptions.Now(selection, engine, admitted) is not { } now)
                    yield break;
                told = state;
                yield return GraphQLAnswer.Event(selection.ResponseKey, Fact.Json(selection, now), engine.Policy.Version, receipt);
            }

            await changed.WaitAsync(cancel);
        }
    }

    private bool IsOfChanges(GraphQLRequest request)
    {
        try
        {
            return plans.Operation(request).Definition.SelectionSet.Selections is [GraphQLField { Name: var name }] && name.StringValue == ChangeFeedRoot.DataChanged;
        }
        catch (QueryRefusedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Parses, validates and plans every operation of a document, with sample values where variables are required. Gives what is
    /// wrong: what refuses it, and what it would leave out; nothing where it would answer in full for some purpose.
    /// </summary>
    public IReadOnlyList<QueryError> Check(string text, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        // Why it will be asked is stated when it is asked: it is as good as under the purpose that permits most of it.
        return engine.Stating(caller).Select(c => plans.Check(text, c))
            .MinBy(static problems => (problems.Count(static p => p.Code != QueryErrors.FieldDeniedCode), problems.Count))!;
    }

    /// <summary>The caller with the purpose that its request states and the grants that this lets it use.</summary>
    public Caller Admit(Caller caller, ReadOrigin origin) => engine.Admit(caller, origin.Purpose);

    public int PolicyVersion => engine.Policy.Version;

    /// <summary>The day that dated datasets answer for.</summary>
    public DateOnly Today => engine.Today;

    /// <summary>The version of the data as a department sees it, from memory; null before it is known.</summary>
    public string? DataVersion(Caller caller) => engine.CurrentVersion(caller);

    /// <summary>The plan that an operation would run by, for tests and for looking at.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    internal QueryPlan Plan(GraphQLRequest request, Caller caller)
    {
        var unheard = default(OperationTelemetry.OperationTrace);
        return plans.Plan(plans.Operation(request), request, caller, ref unheard).Plan;
    }

    /// <summary>The plan of an export, and the values that it runs with.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused, or is none that can be exported.</exception>
    internal (QueryPlan Plan, IReadOnlyList<object?> Leaves) PlanExport(GraphQLRequest request, Caller caller, OperationRecord record, ref OperationTelemetry.OperationTrace trace)
    {
        var operation = plans.Operation(request);
        record.IsOf(operation);
        if (operation.Definition.Operation != OperationType.Query)
            throw new QueryRefusedException(QueryErrors.NotOneConnection());
        trace.Named(operation.Definition.Name?.StringValue);
        trace.Ended("parse");
        return plans.Plan(operation, request, caller, ref trace, isExport: true);
    }

    public void Dispose() => plans.Dispose();

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
        var operation = plans.Operation(request, options.IsGet);
        record.IsOf(operation);
        if (operation.Definition.Operation == OperationType.Subscription)
            throw new QueryRefusedException(QueryErrors.FollowedOnly());
        trace.Named(operation.Definition.Name?.StringValue);
        trace.Ended("parse");
        var (plan, leaves) = plans.Plan(operation, request, caller, ref trace);
        if (options.IsGet && !plan.IsSafe)
            throw new QueryRefusedException(QueryErrors.NotByGet());
        var isChange = operation.Definition.Operation == OperationType.Mutation;
        ledger.Demand(plan.Audited.IsPersonal || isChange);
        if (plan.ShowsPersonal)
            personalRows.Check(caller);
        var read = new PlannedRun(engine, plan, caller, leaves, options).Write(answer, cancel);
        if (read.Tally?.PersonalRows > 0)
            personalRows.Add(caller, read.Tally.PersonalRows);
        trace.Ended("execute");
        trace.Ran(plan, read.Tally?.Rows ?? 0);
        return record.Answered(isChange ? AuditAction.Administration : AuditAction.Query, plan.Audited, read.DataVersion, read.Tally) with
        {
            Target = read.Tally?.Administered,
        };
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
        var operation = plans.Operation(request);
        record.IsOf(operation);
        var selection = plans.Root(operation, request, caller);
        HubSubscriptions.Check(selection, engine, caller);
        return selection;
    }

    private GraphQLAnswer Refusal(IReadOnlyList<QueryError> errors, bool english, string? receipt)
    {
        var answer = new GraphQLAnswer { Receipt = receipt };
        answer.Refuse(errors, english, engine.Policy.Version);
        return answer;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database failed with code {Code}")]
    private partial void LogDatabaseFailure(int code);
}
