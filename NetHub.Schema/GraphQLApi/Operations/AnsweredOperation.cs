using GraphQLParser.AST;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Schemas;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>A query or mutation, which has one answer.</summary>
internal sealed class AnsweredOperation(OperationPlanner planner, ServedSchema served, QueryEngine engine, PersonalRows personalRows) : OperationKind
{
    private readonly RootAnswers answers = new(engine.Limits);

    public override AuditAction Action => AuditAction.Query;

    public override async ValueTask<PlannedOperation?> PlanAsync(OperationContext operation)
    {
        var prepared = planner.Find(operation.Request, operation.Options.IsGet);
        operation.Record.IsOf(prepared);
        if (prepared.Definition.Operation == OperationType.Subscription)
            throw new QueryRefusedException(QueryErrors.FollowedOnly());
        operation.Trace.Named(prepared.Definition.Name?.StringValue);
        operation.Trace.Ended("parse");
        var planned = await planner.PlanAsync(prepared, operation.Request, operation.Caller, operation.Trace);
        operation.Action = ActionOf(planned);
        if (operation.Options.IsGet && !planned.Plan.IsSafe)
            throw new QueryRefusedException(QueryErrors.NotByGet());
        return planned;
    }

    public override async ValueTask<AuditEntry?> RunAsync(OperationContext operation, PlannedOperation? planned, CancellationToken cancel)
    {
        var writer = new AnswerWriter(engine, operation, planned!);
        if (operation.Options.Cost == CostMode.Validate)
        {
            writer.Validate();
            return Ended(operation, planned!, null, null);
        }

        // Fast path: most queries read only datasets.
        if (planned!.Plan.External.Count == 0)
            return Read(operation, planned, await writer.RunAsync([], feed: null, cancel));
        var run = new RootFieldRun(
            operation.Caller, planned.Values, operation.Options.English, engine.Today, operation.Options.Origin, served.Schema);
        var answered = await AnswerRootsAsync(operation, planned, run, cancel);
        var entry = planned.IsChange
            ? Ended(operation, planned, writer.Tell(answered), null)
            : Read(operation, planned, await writer.RunAsync(answered, feed: null, cancel));
        return Noted(entry, run);
    }

    private async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> AnswerRootsAsync(
        OperationContext operation, PlannedOperation planned, RootFieldRun run, CancellationToken cancel)
    {
        try
        {
            return await answers.AnswerAsync(planned, run, cancel);
        }
        finally
        {
            operation.Target = run.Target;
        }
    }

    private AuditEntry Read(OperationContext operation, PlannedOperation planned, RunResult read)
    {
        if (read.Tally.PersonalRows > 0)
            personalRows.Add(operation.Caller, read.Tally.PersonalRows);
        if (operation.Options.Tags is { } tags && operation.Answer.DataVersion is { } version)
            operation.Answer.Tag = tags.Create(operation.Caller, version);
        return Ended(operation, planned, read.DataVersion, read.Tally);
    }

    private static AuditEntry Ended(OperationContext operation, PlannedOperation planned, string? dataVersion, RunTally? tally)
    {
        operation.Trace.Ended("execute");
        operation.Trace.Ran(planned.Plan, tally?.Rows ?? 0);
        return operation.Record.Answered(operation.Action, planned.Plan.Audited, dataVersion, tally) with { Target = operation.Target };
    }

    // Adds what the root fields noted to the same ledger record.
    private static AuditEntry Noted(AuditEntry entry, RootFieldRun run)
    {
        if (run.Subjects is { } subjects)
            entry = entry with { Subjects = [.. subjects, .. entry.Subjects ?? []] };
        return run.Change is { } change ? entry with { Outcome = change.Outcome, Fields = change.Fields, Rows = change.Rows } : entry;
    }

    private static AuditAction ActionOf(PlannedOperation planned) => planned.IsChange
        ? planned.Plan.External.Select(static r => (AnsweredField)r.Field).Where(static f => f.Known is null)
            .Select(static f => f.Root.Action).FirstOrDefault(AuditAction.Administration)
        : AuditAction.Query;
}
