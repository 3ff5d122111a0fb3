using System.Collections.Frozen;
using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>All root fields that are not generated from datasets, by name. Whatever depends on a root field asks its class here.</summary>
internal sealed class RootFields(IReadOnlyList<IRoot> all)
{
    private const string TypeName = "__typename";
    private readonly FrozenDictionary<(OperationType Operation, string Name), IRoot> byName = all.ToFrozenDictionary(static r => (r.Operation, r.Name));
    private readonly IReadOnlyList<string> unkept = [.. all.Where(static r => !r.KeepsDocument).Select(static r => r.Name)];

    public IRoot? Find(OperationType operation, string name) => byName.GetValueOrDefault((operation, name));

    /// <summary>The class that answers a field; null for data.</summary>
    public IRootField? Answering(OperationType operation, string name) => Find(operation, name) as IRootField;

    public void Define(OperationType operation, ObjectGraphType type, TypeRegistry types)
    {
        foreach (var root in all.Where(r => r.Operation == operation))
            root.Define(type, types);
    }

    /// <summary>Whether a document may be kept for the next request with the same text.</summary>
    public bool KeepsDocument(string text)
    {
        foreach (var name in unkept)
        {
            if (text.Contains(name, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>Whether the plans of an operation serve other requests. Only queries whose root fields stand in it by name are looked at.</summary>
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

    /// <exception cref="QueryRefusedException">The operation asks more than once for what may be asked once.</exception>
    public void DemandOnce(OperationType operation, IReadOnlyList<Selection> roots)
    {
        // Of two, the second could be refused when the first is done already.
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
