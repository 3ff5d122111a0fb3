using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Types;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>Whether a plan with a root field may serve other requests.</summary>
internal enum PlanKeeping
{
    /// <summary>Planning reads values of the request, or must happen for every request.</summary>
    Never,

    /// <summary>The answer is made while planning, so the plan serves other requests only if the operation has no variables.</summary>
    WithoutVariables,

    /// <summary>The plan serves every request of the same shape.</summary>
    Always,
}

/// <summary>A root field that is not generated from a dataset. Its class is the only place that contains its name.</summary>
internal interface IRoot
{
    string Name { get; }

    /// <summary>The root type to which the field belongs.</summary>
    OperationType Operation { get; }

    /// <summary>Whether plans with this field are cached. The default is safe: planned every time.</summary>
    PlanKeeping Plans => PlanKeeping.Never;

    /// <summary>Whether documents with this field may be cached. False if literals of its arguments must not stay in memory.</summary>
    bool KeepsDocument => true;

    /// <summary>Adds the field and its types to the root type of a schema.</summary>
    void Define(ObjectGraphType root, TypeRegistry types);
}
