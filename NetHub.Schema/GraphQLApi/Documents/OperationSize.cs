using GraphQLParser.AST;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>
/// How large and deep the operations of a document are with their fragments opened, counted without opening them: each fragment
/// is measured once, so fragments that double each other cost nothing to refuse.
/// </summary>
internal sealed class OperationSize
{
    /// <summary>
    /// Lists of types inside each other that introspection may follow: <c>types { fields { … } }</c> is two. One more multiplies the
    /// answer by all fields of the schema.
    /// </summary>
    public const int MostTypeLists = 2;

    private const long Endless = 1_000_000_000;
    private static readonly HashSet<string> NamesOfTypeLists = ["types", "fields", "inputFields", "interfaces", "possibleTypes"];

    private readonly Dictionary<string, GraphQLFragmentDefinition> fragments;
    private readonly Dictionary<GraphQLFragmentDefinition, Measure> measured = new(ReferenceEqualityComparer.Instance);

    public OperationSize(GraphQLDocument document)
    {
        fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().DistinctBy(f => f.FragmentName.Name.StringValue)
            .ToDictionary(f => f.FragmentName.Name.StringValue);
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            var size = MeasureOf(operation.SelectionSet);
            Fields = Math.Max(Fields, size.Fields);
            Depth = Math.Max(Depth, size.Depth);
            TypeLists = Math.Max(TypeLists, size.TypeLists);
        }
    }

    /// <summary>Fields of the largest operation.</summary>
    public long Fields { get; }

    /// <summary>Fields inside each other in the deepest operation; a field at the root has depth 1.</summary>
    public long Depth { get; }

    /// <summary>Lists of types inside each other. Nothing outside introspection goes by their names and repeats them.</summary>
    public long TypeLists { get; }

    private Measure MeasureOf(GraphQLSelectionSet? set)
    {
        var total = default(Measure);
        foreach (var selection in set?.Selections ?? [])
        {
            total = total.Beside(selection switch
            {
                GraphQLField field => MeasureOf(field.SelectionSet).Below(NamesOfTypeLists.Contains(field.Name.StringValue)),
                GraphQLInlineFragment inline => MeasureOf(inline.SelectionSet),
                GraphQLFragmentSpread spread => MeasureOf(spread),
                _ => default,
            });
        }

        return total;
    }

    // A fragment that contains itself is refused by validation; here it counts once.
    private Measure MeasureOf(GraphQLFragmentSpread spread)
    {
        if (!fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment))
            return default;
        if (measured.TryGetValue(fragment, out var known))
            return known;
        measured[fragment] = default;
        return measured[fragment] = MeasureOf(fragment.SelectionSet);
    }

    private readonly record struct Measure(long Fields, long Depth, long TypeLists)
    {
        public Measure Beside(Measure other) =>
            new(Math.Min(Fields + other.Fields, Endless), Math.Max(Depth, other.Depth), Math.Max(TypeLists, other.TypeLists));

        public Measure Below(bool isTypeList) => new(Fields + 1, Depth + 1, TypeLists + (isTypeList ? 1 : 0));
    }
}
