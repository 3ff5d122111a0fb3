using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>An operation with its plan.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Values">The values of the request's variables, indexed as in the plan.</param>
internal sealed record PlannedOperation(PreparedOperation Operation, QueryPlan Plan, IReadOnlyList<object?> Values)
{
    public OperationType Type => Operation.Definition.Operation;

    /// <summary>Whether the operation is a mutation.</summary>
    public bool IsChange => Type == OperationType.Mutation;
}
