using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>One operation on its way: who asks what, and what is answered and recorded of it.</summary>
internal sealed class OperationContext(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, AuditAction action, AccessPolicy policy, OperationTrace trace)
{
    public GraphQLRequest Request => request;

    /// <summary>The caller with what it states and the grants that this lets it use.</summary>
    public Caller Caller => caller;

    public GraphQLRequestOptions Options => options;

    /// <summary>The policy from before anything was decided: what goes on for long asks whether the current one still decides the same.</summary>
    public AccessPolicy Policy => policy;

    public OperationRecord Record { get; } = new(caller, options.Origin, policy.Version);

    public GraphQLAnswer Answer { get; } = new();

    public OperationTrace Trace { get; private set; } = trace;

    /// <summary>As what it is recorded.</summary>
    public AuditAction Action { get; set; } = action;

    /// <summary>What it changes, where that is known; recorded with a refusal, too.</summary>
    public string? Target { get; set; }

    /// <summary>Hands the trace to what goes on after the answer began.</summary>
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

    /// <summary>It cannot be recorded, so it is not answered.</summary>
    public void RefuseUnrecorded()
    {
        OperationTelemetry.Refused(QueryErrors.Unrecordable().Code, caller);
        Answer.Refuse([QueryErrors.Unrecordable()], options.English, policy.Version);
    }
}
