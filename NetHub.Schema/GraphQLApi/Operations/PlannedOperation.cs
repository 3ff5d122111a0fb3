using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>An operation with the plan that it runs by.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Plan">What is read and answered.</param>
/// <param name="Values">Values of the request's variables, as the plan refers to them.</param>
internal sealed record PlannedOperation(PreparedOperation Operation, QueryPlan Plan, IReadOnlyList<object?> Values)
{
    public OperationType Type => Operation.Definition.Operation;

    /// <summary>It changes something.</summary>
    public bool IsChange => Type == OperationType.Mutation;
}
