using NetHub.Ledger.Records;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>What one kind of operation does at the steps of the pipeline.</summary>
internal abstract class OperationKind
{
    /// <summary>As what it is recorded, unless a root field says something else.</summary>
    public abstract AuditAction Action { get; }

    /// <summary>Its times and refusals are measured.</summary>
    public virtual bool IsTraced => true;

    /// <summary>Plans it; null where it reads no data.</summary>
    /// <exception cref="QueryRefusedException">It is refused.</exception>
    public abstract ValueTask<PlannedOperation?> PlanAsync(OperationContext operation);

    /// <summary>Runs it into its answer and gives what is to be recorded; null where there is nothing to tell.</summary>
    /// <exception cref="QueryRefusedException">It is refused.</exception>
    public abstract ValueTask<AuditEntry?> RunAsync(OperationContext operation, PlannedOperation? planned, CancellationToken cancel);
}
