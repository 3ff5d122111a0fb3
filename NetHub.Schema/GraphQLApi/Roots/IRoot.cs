using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Types;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>Whether a plan that holds a root field may serve other requests.</summary>
internal enum PlanKeeping
{
    /// <summary>Planning reads values of the request, or must happen each time.</summary>
    Never,

    /// <summary>The answer is made while planning, so it serves again only where no variable takes part in it.</summary>
    WithoutVariables,

    /// <summary>The plan serves every request of the same shape.</summary>
    Always,
}

/// <summary>A root field of the schema that is not generated from a dataset. Its class is the only place that names it.</summary>
internal interface IRoot
{
    string Name { get; }

    /// <summary>The root type that it is a field of.</summary>
    OperationType Operation { get; }

    /// <summary>Whether plans with it are kept. A class that forgets to say so is planned each time.</summary>
    PlanKeeping Plans => PlanKeeping.Never;

    /// <summary>Whether a document that names it may be kept. Literals of some fields must stay nowhere.</summary>
    bool KeepsDocument => true;

    /// <summary>Adds the field and its types to the root type of a schema.</summary>
    void Define(ObjectGraphType root, TypeRegistry types);
}
