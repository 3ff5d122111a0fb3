using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>The state of one operation in the pipeline: request, caller, answer and ledger record.</summary>
internal sealed class OperationContext(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, AuditAction action, AccessPolicy policy, OperationTrace trace)
{
    public GraphQLRequest Request => request;

    /// <summary>The caller with its stated purpose and the grants usable for that purpose.</summary>
    public Caller Caller => caller;

    public GraphQLRequestOptions Options => options;

    /// <summary>The policy at the start. Long operations check whether the current policy still decides the same.</summary>
    public AccessPolicy Policy => policy;

    public OperationRecord Record { get; } = new(caller, options.Origin, policy.Version);

    public GraphQLAnswer Answer { get; } = new();

    public OperationTrace Trace { get; private set; } = trace;

    /// <summary>The action under which the operation is recorded.</summary>
    public AuditAction Action { get; set; } = action;

    /// <summary>The target of the change, if known. It is recorded with refusals, too.</summary>
    public string? Target { get; set; }

    /// <summary>Hands the trace over to work that continues after the answer begins.</summary>
    public OperationTrace TakeTrace()
    {
        var taken = Trace;
        Trace = OperationTrace.Silent;
        return taken;
    }

    public AuditEntry Refuse(IReadOnlyList<QueryError> errors)
    {
        Trace.Refused(errors[0].Code);
        Answer.Refuse(errors, options.English, policy.Version);
        return Record.Refused(Action, errors) with { Target = Target };
    }

    /// <summary>Refuses the operation because it cannot be recorded.</summary>
    public void RefuseUnrecorded()
    {
        OperationTelemetry.Refused(QueryErrors.Unrecordable().Code, caller);
        Answer.Refuse([QueryErrors.Unrecordable()], options.English, policy.Version);
    }
}
