using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Introspection;

/// <summary>Root fields of introspection.</summary>
internal static class IntrospectionModule
{
    public static IEnumerable<IRoot> Roots(QueryLimits limits) =>
    [
        new TypeNameRoot(OperationType.Query),
        new TypeNameRoot(OperationType.Mutation),
        new IntrospectionRoot("__schema", limits.Introspection),
        new IntrospectionRoot("__type", limits.Introspection),
    ];
}
