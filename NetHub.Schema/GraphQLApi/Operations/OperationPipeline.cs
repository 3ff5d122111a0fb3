using Microsoft.Extensions.Logging;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>
/// The pipeline of every operation: apply the purpose → plan → demand the ledger → check the quota → run → record. Queries, mutations,
/// events and exports differ only in how they plan and run. Refusals, database failures and an unavailable ledger are turned into answers
/// here.
/// </summary>
internal sealed partial class OperationPipeline(QueryEngine engine, OperationPlanner planner, PersonalRows personalRows, AuditLedger ledger, ILogger logger)
{
    /// <summary>Answers an operation. Problems of the request are returned as answers, not thrown.</summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled, and its kind does not answer cancellation.</exception>
    public async ValueTask<GraphQLAnswer> RunAsync(OperationKind kind, GraphQLRequest request, Caller caller, GraphQLRequestOptions options, CancellationToken cancel)
    {
        var policy = engine.Policy;
        var admitted = engine.WithPurpose(caller, options.Origin.Purpose);
        var trace = kind.IsTraced ? OperationTelemetry.Begin(admitted) : OperationTrace.Silent;
        var operation = new OperationContext(request, admitted, options, kind.Action, policy, trace);
        try
        {
            if (!await TryUnchangedAsync(operation))
                await RecordAsync(operation, await AnswerAsync(kind, operation, cancel));
        }
        catch (AuditUnavailableException)
        {
            operation.RefuseUnrecorded();
        }
        catch
        {
            operation.Answer.Dispose();
            throw;
        }

        return operation.Answer;
    }

    private async ValueTask<AuditEntry?> AnswerAsync(OperationKind kind, OperationContext operation, CancellationToken cancel)
    {
        try
        {
            var planned = await kind.PlanAsync(operation);
            if (planned is not null)
                Check(operation, planned);
            return await kind.RunAsync(operation, planned, cancel);
        }
        catch (QueryRefusedException refusal)
        {
            return operation.Refuse(refusal.Errors);
        }
        catch (DatabaseFailureException failure)
        {
            LogDatabaseFailure(failure.Code);
            return operation.Refuse([QueryErrors.Unavailable()]);
        }
        finally
        {
            operation.Trace.Dispose();
        }
    }

    private void Check(OperationContext operation, PlannedOperation planned)
    {
        ledger.Demand(planned.Plan.Audited.IsPersonal || planned.IsChange);
        if (planned.Plan.ShowsPersonal)
            personalRows.Check(operation.Caller);
    }

    private async ValueTask RecordAsync(OperationContext operation, AuditEntry? entry)
    {
        if (entry is not { } recorded)
            return;
        operation.Answer.Receipt = await ledger.RecordAsync(recorded);
        operation.Record.Recorded();
    }

    // Fast path: a client that has the current answer gets 304 from memory, without a plan or a database read.
    private async ValueTask<bool> TryUnchangedAsync(OperationContext operation)
    {
        if (operation.Options.Tags is not { Sent: { } sent } tags || engine.CurrentVersion(operation.Caller) is not { } version
            || sent != tags.Create(operation.Caller, version) || !ledger.IsWritable)
            return false;
        try
        {
            operation.Answer.Receipt = await ledger.RecordAsync(operation.Record.NotModified(planner.DigestOf(operation.Request.Query), version));
            operation.Answer.Unchanged(sent);
            operation.Trace.Dispose();
            return true;
        }
        catch (AuditUnavailableException)
        {
            // Only planning shows whether the operation reads personal data, so the pipeline continues and decides then.
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database failed with code {Code}")]
    private partial void LogDatabaseFailure(int code);
}
