using NetHub.Ledger.Records;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>The steps of the pipeline that differ between kinds of operations.</summary>
internal abstract class OperationKind
{
    /// <summary>The action under which the operation is recorded, unless a root field defines a different one.</summary>
    public abstract AuditAction Action { get; }

    /// <summary>Whether durations and refusals are measured.</summary>
    public virtual bool IsTraced => true;

    /// <summary>Plans the operation; returns null if it has no plan.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    public abstract ValueTask<PlannedOperation?> PlanAsync(OperationContext operation);

    /// <summary>Runs the operation, writes its answer and returns the ledger entry; null if there is nothing to record.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    public abstract ValueTask<AuditEntry?> RunAsync(OperationContext operation, PlannedOperation? planned, CancellationToken cancel);
}
