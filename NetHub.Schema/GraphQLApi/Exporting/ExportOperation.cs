using GraphQLParser.AST;
using Microsoft.Extensions.Logging;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Exporting;

/// <summary>One export. The ledger records its beginning before the first row is returned.</summary>
internal sealed class ExportOperation(
    OperationPlanner planner, QueryEngine engine, PersonalRows personalRows, AuditLedger ledger, ILogger logger, ExportForm form) : OperationKind
{
    /// <summary>The rows; null until they are opened.</summary>
    public ExportedRows? Rows { get; private set; }

    public override AuditAction Action => AuditAction.Export;

    public override async ValueTask<PlannedOperation?> PlanAsync(OperationContext operation)
    {
        var prepared = planner.Find(operation.Request);
        operation.Record.IsOf(prepared);
        if (prepared.Definition.Operation != OperationType.Query)
            throw new QueryRefusedException(QueryErrors.NotOneConnection());
        operation.Trace.Named(prepared.Definition.Name?.StringValue);
        operation.Trace.Ended("parse");
        var planned = await planner.PlanAsync(prepared, operation.Request, operation.Caller, operation.Trace, isExport: true);
        if (form.IsTable && planned.Plan.ExportColumns!.Connections is { Count: > 0 } connections)
            throw new QueryRefusedException([.. connections.Select(QueryErrors.ListInTable)]);
        return planned;
    }

    public override async ValueTask<AuditEntry?> RunAsync(OperationContext operation, PlannedOperation? planned, CancellationToken cancel)
    {
        var (policy, caller) = (operation.Policy, operation.Caller);
        RowStream? rows = null;
        try
        {
            rows = await engine.OpenAsync(planned!.Plan, new RunInput(caller, policy.Version, planned.Values, form.English), cancel);
            var record = new ExportRecord(ledger, operation.Record, planned.Plan.Audited, rows.DataVersion);
            var opened = new ExportedRows(planned.Plan, rows, new ShownPersonal(personalRows, caller), record, operation.Trace, logger)
            {
                IsPermitted = () => engine.StillDecides(policy, caller),
            };
            await opened.NextAsync();
            Rows = opened;
            operation.TakeTrace();
            return record.Begun();
        }
        catch
        {
            if (rows is not null)
                await rows.DisposeAsync();
            throw;
        }
    }
}
