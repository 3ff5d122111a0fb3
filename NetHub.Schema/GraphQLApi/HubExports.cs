using Microsoft.Extensions.Logging;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Exporting;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi;

/// <summary>The way from a request to every row of its connection: the same documents, plans and decisions as an answer, without a page.</summary>
public sealed partial class HubExports(HubGraphQL graph, QueryEngine engine, PersonalRows personalRows, AuditLedger ledger, ILogger<HubExports> logger)
{
    /// <summary>
    /// Opens the rows and reads the first, or gives the answer that refuses them. What is opened keeps a snapshot of the data until it
    /// is disposed.
    /// </summary>
    /// <param name="request">An operation of one connection.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="form">How the rows are to be written.</param>
    /// <param name="cancel">Ends the rows wherever they are.</param>
    /// <exception cref="OperationCanceledException">It was cancelled before there was a row.</exception>
    public async ValueTask<(ExportedRows? Rows, GraphQLAnswer? Refusal)> OpenAsync(GraphQLRequest request, Caller caller, ExportForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(form);
        caller = graph.Admit(caller, form.Origin);
        var record = new OperationRecord(caller, form.Origin, engine.Policy.Version);
        var answer = new GraphQLAnswer();
        try
        {
            var (rows, errors) = Open(request, caller, form, record, cancel);
            if (rows is not null)
            {
                await rows.BeginAsync();
                return (rows, null);
            }

            answer.Refuse(errors!, form.English, engine.Policy.Version);
            answer.Receipt = await ledger.RecordAsync(record.Refused(AuditAction.Export, errors!));
        }
        catch (AuditUnavailableException)
        {
            answer.Refuse([QueryErrors.Unrecordable()], form.English, engine.Policy.Version);
        }

        return (null, answer);
    }

    private (ExportedRows? Rows, IReadOnlyList<QueryError>? Errors) Open(
        GraphQLRequest request, Caller caller, ExportForm form, OperationRecord record, CancellationToken cancel)
    {
        var trace = OperationTelemetry.Begin(caller);
        try
        {
            return (Open(request, caller, form, record, ref trace, cancel), null);
        }
        catch (QueryRefusedException refusal)
        {
            trace.Refused(refusal.Errors[0].Code);
            trace.Dispose();
            return (null, refusal.Errors);
        }
        catch
        {
            trace.Dispose();
            throw;
        }
    }

    private ExportedRows Open(
        GraphQLRequest request, Caller caller, ExportForm form, OperationRecord record, ref OperationTelemetry.OperationTrace trace, CancellationToken cancel)
    {
        var policy = engine.Policy;
        var (plan, leaves) = graph.PlanExport(request, caller, record, ref trace);
        ledger.Demand(plan.Audited.IsPersonal);
        if (form.IsTable && plan.Export!.Fields.Connections is { Count: > 0 } connections)
            throw new QueryRefusedException([.. connections.Select(QueryErrors.ListInTable)]);
        var shown = new ShownPersonal(personalRows, caller);
        if (plan.ShowsPersonal)
            shown.Check();
        RowStream? rows = null;
        try
        {
            rows = engine.Open(plan.Export!, caller, leaves, form.English, cancel);
            return new ExportedRows(plan, rows, shown, new ExportRecord(ledger, record, plan.Audited, rows.DataVersion), trace, logger)
            {
                IsPermitted = () => engine.StillDecides(policy, caller),
            };
        }
        catch (Exception failure)
        {
            rows?.Dispose();
            if (failure is not DatabaseFailureException database)
                throw;
            LogDatabaseFailure(logger, database.Code);
            throw new QueryRefusedException(QueryErrors.Unavailable());
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database failed with code {Code}")]
    internal static partial void LogDatabaseFailure(ILogger logger, int code);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The end of an export could not be recorded")]
    internal static partial void LogUnrecorded(ILogger logger);
}

/// <summary>How rows are to be written.</summary>
/// <param name="IsTable">One cell for each field, so that no connection can stand in a row.</param>
/// <param name="English">Labels and messages in English instead of Chinese.</param>
/// <param name="Origin">Where the request comes from, and why.</param>
public sealed record ExportForm(bool IsTable, bool English, ReadOrigin Origin = default);
