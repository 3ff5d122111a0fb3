using GraphQLParser.AST;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>One operation of a document, with its variables in declaration order.</summary>
internal sealed class PreparedOperation
{
    private const int LongestName = 64;

    private static readonly string[] Structural =
        ["SortInput", "SortEnumType", "GroupKeyInput", "OrderInput", "GroupField", "GroupLink", "TimeUnit", "RegionGroupLevel", "Boolean"];

    public PreparedOperation(PreparedDocument document, GraphQLOperationDefinition definition)
    {
        Document = document;
        Definition = definition;
        Name = definition.Name?.StringValue is { Length: > LongestName } name ? name[..LongestName] : definition.Name?.StringValue;
        var sizes = VariableUses.FindPageSizes(document.Document);
        Variables =
        [
            .. (definition.Variables?.Items ?? []).Select(v => (v.Variable.Name.StringValue,
                sizes.Contains(v.Variable.Name.StringValue) || IsStructural(v.Type), (GraphQLValue?)v.DefaultValue)),
        ];
    }

    public PreparedDocument Document { get; }

    /// <summary>The operation's name for the ledger, truncated if it is too long.</summary>
    public string? Name { get; }

    public GraphQLOperationDefinition Definition { get; }

    public IReadOnlyList<(string Name, bool IsByValue, GraphQLValue? Default)> Variables { get; }

    /// <summary>
    /// Returns the name of the first root field, with fragments expanded and @skip and @include ignored; null if there is none.
    /// </summary>
    public string? FirstRoot() => First(Definition.SelectionSet, []);

    private string? First(GraphQLSelectionSet set, HashSet<GraphQLFragmentDefinition> opened) => set.Selections
        .Select(selection => selection switch
        {
            GraphQLField field => field.Name.StringValue,
            GraphQLInlineFragment inline => First(inline.SelectionSet, opened),
            GraphQLFragmentSpread spread when Document.Fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment) && opened.Add(fragment) =>
                First(fragment.SelectionSet, opened),
            _ => null,
        }).FirstOrDefault(static name => name is not null);

    private static bool IsStructural(GraphQLType type) => type switch
    {
        GraphQLNonNullType inner => IsStructural(inner.Type),
        GraphQLListType inner => IsStructural(inner.Type),
        GraphQLNamedType named => Array.Exists(Structural, s => named.Name.StringValue.EndsWith(s, StringComparison.Ordinal)),
        _ => false,
    };
}
