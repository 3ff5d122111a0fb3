using GraphQLParser.AST;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>
/// Reads a validated operation into selections: expands fragments, evaluates @skip and @include, and merges fields with the same response
/// key.
/// </summary>
internal sealed class SelectionReader(PreparedOperation operation, IReadOnlyDictionary<string, InputValue> variables)
{
    private readonly Dictionary<Selection, List<GraphQLField>> nodes = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<Selection> Root() => Merge([operation.Definition.SelectionSet], operation.Definition.Operation.ToString(), []);

    /// <summary>Returns the document nodes from which a selection was read.</summary>
    public IReadOnlyList<GraphQLField> NodesOf(Selection selection) => nodes[selection];

    private List<Selection> Merge(IEnumerable<GraphQLSelectionSet> sets, string type, IReadOnlyList<string> path)
    {
        var fields = new List<(string Key, List<GraphQLField> Nodes)>();
        foreach (var set in sets)
            Collect(set, type, fields);
        return [.. fields.Select(f => Make(f.Key, f.Nodes, path))];
    }

    private void Collect(GraphQLSelectionSet set, string type, List<(string Key, List<GraphQLField> Nodes)> fields)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is IHasDirectivesNode directed && !IsIncluded(directed.Directives))
                continue;
            switch (selection)
            {
                case GraphQLField field:
                    Add(fields, field);
                    break;
                case GraphQLInlineFragment fragment when Applies(fragment.TypeCondition, type):
                    Collect(fragment.SelectionSet, type, fields);
                    break;
                case GraphQLFragmentSpread spread when operation.Document.Fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment):
                    if (Applies(fragment.TypeCondition, type))
                        Collect(fragment.SelectionSet, type, fields);
                    break;
            }
        }
    }

    private static void Add(List<(string Key, List<GraphQLField> Nodes)> fields, GraphQLField field)
    {
        var key = field.Alias?.Name.StringValue ?? field.Name.StringValue;
        var known = fields.FindIndex(f => f.Key == key);
        if (known >= 0)
            fields[known].Nodes.Add(field);
        else
            fields.Add((key, [field]));
    }

    private Selection Make(string key, List<GraphQLField> merged, IReadOnlyList<string> path)
    {
        var first = merged[0];
        IReadOnlyList<string> own = [.. path, key];
        var arguments = (first.Arguments?.Items ?? []).Where(a => a.Value is not GraphQLVariable v || variables.ContainsKey(v.Name.StringValue))
            .ToDictionary(a => a.Name.StringValue, a => Literals.Read(a.Value, variables));
        var sets = merged.Select(f => f.SelectionSet).OfType<GraphQLSelectionSet>().ToList();
        var selection = new Selection(key, first.Name.StringValue, arguments, type => Merge(sets, type, own), own);
        nodes[selection] = merged;
        return selection;
    }

    private bool IsIncluded(GraphQLDirectives? directives)
    {
        foreach (var directive in directives?.Items ?? [])
        {
            var condition = directive.Name.StringValue is "skip" or "include"
                && Literals.Read(directive.Arguments![0].Value, variables) is ScalarInput { Value: true };
            if ((directive.Name.StringValue == "skip" && condition) || (directive.Name.StringValue == "include" && !condition))
                return false;
        }

        return true;
    }

    private static bool Applies(GraphQLTypeCondition? condition, string type) =>
        condition is null || condition.Type.Name.StringValue == type || condition.Type.Name.StringValue == "Node";
}
