using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>A root field of queries that changes nothing and reads its arguments as it runs, so that plans with it are kept.</summary>
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

/// <summary>A root field that changes something. An operation has one, and it is planned each time.</summary>
internal abstract class MutationRoot : IRootField
{
    public abstract string Name { get; }

    public OperationType Operation => OperationType.Mutation;

    public abstract void Define(ObjectGraphType root, TypeRegistry types);

    public abstract ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel);
}
