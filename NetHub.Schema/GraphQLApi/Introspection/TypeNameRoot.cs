using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Introspection;

/// <summary><c>__typename</c> of the root type of one kind of operation.</summary>
internal sealed class TypeNameRoot(OperationType operation) : IRootField
{
    private readonly byte[] answer = System.Text.Encoding.UTF8.GetBytes($"\"{operation}\"");

    public string Name => "__typename";

    public OperationType Operation => operation;

    public PlanKeeping Plans => PlanKeeping.Always;

    public bool IsVersioned => true;

    public bool IsSafe => true;

    /// <summary>Does nothing: the engine defines the field in every schema.</summary>
    public void Define(ObjectGraphType root, TypeRegistry types)
    {
    }

    public ValueTask<byte[]?> PrepareAsync(Selection selection, RootPlanning planning) => new(answer);

    public ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel) => new(answer);
}
