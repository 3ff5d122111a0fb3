using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>A root field of queries. It changes nothing and reads its arguments when it runs, so its plans can be cached.</summary>
internal abstract class QueryRoot : IRootField
{
    public abstract string Name { get; }

    public OperationType Operation => OperationType.Query;

    public PlanKeeping Plans => PlanKeeping.Always;

    public virtual bool IsVersioned => false;

    public bool IsSafe => true;

    public abstract void Define(ObjectGraphType root, TypeRegistry types);

    public abstract ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel);
}

/// <summary>A root field of mutations. An operation has only one, and it is planned every time.</summary>
internal abstract class MutationRoot : IRootField
{
    public abstract string Name { get; }

    public OperationType Operation => OperationType.Mutation;

    public abstract void Define(ObjectGraphType root, TypeRegistry types);

    public abstract ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel);
}
