using System.Collections.Frozen;
using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>
/// All root fields that are not generated from datasets, by name. Other code asks the classes of root fields only through this type.
/// </summary>
internal sealed class RootFields(IReadOnlyList<IRoot> all)
{
    private const string TypeName = "__typename";
    private readonly FrozenDictionary<(OperationType Operation, string Name), IRoot> byName = all.ToFrozenDictionary(static r => (r.Operation, r.Name));
    private readonly IReadOnlyList<string> unkept = [.. all.Where(static r => !r.KeepsDocument).Select(static r => r.Name)];

    public IRoot? Find(OperationType operation, string name) => byName.GetValueOrDefault((operation, name));

    /// <summary>Returns the root field that answers a selection; null if it reads rows of datasets.</summary>
    public IRootField? Answering(OperationType operation, string name) => Find(operation, name) as IRootField;

    public void Define(OperationType operation, ObjectGraphType type, TypeRegistry types)
    {
        foreach (var root in all.Where(r => r.Operation == operation))
            root.Define(type, types);
    }

    /// <summary>Returns whether a document may be cached.</summary>
    public bool KeepsDocument(string text)
    {
        foreach (var name in unkept)
        {
            if (text.Contains(name, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>Returns whether plans of an operation can be cached. Only plans of queries without fragments at the root are.</summary>
    public bool KeepsPlan(PreparedOperation operation)
    {
        if (operation.Definition.Operation != OperationType.Query)
            return false;
        foreach (var selection in operation.Definition.SelectionSet.Selections)
        {
            if (selection is not GraphQLField field || !Keeps(field.Name.StringValue, operation.Variables.Count > 0))
                return false;
        }

        return true;
    }

    /// <exception cref="QueryRefusedException">The operation selects a field twice that may be selected only once.</exception>
    public void DemandOnce(OperationType operation, IReadOnlyList<Selection> roots)
    {
        // With two mutations, the second could be refused after the first is committed.
        if (operation == OperationType.Mutation && roots.Count(static s => s.Name != TypeName) > 1)
            throw new QueryRefusedException(QueryErrors.OneMutation());
        foreach (var name in roots.GroupBy(static s => s.Name).Where(static g => g.Skip(1).Any()).Select(static g => g.Key))
        {
            if (Answering(operation, name)?.AskedTwice is { } refusal)
                throw new QueryRefusedException(refusal);
        }
    }

    private bool Keeps(string name, bool hasVariables) => (Find(OperationType.Query, name)?.Plans ?? PlanKeeping.Always) switch
    {
        PlanKeeping.Always => true,
        PlanKeeping.WithoutVariables => !hasVariables,
        _ => false,
    };
}
