using GraphQLParser.AST;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>
/// The size and depth of a document's operations with all fragments expanded. Each fragment is measured only once, so a document whose
/// fragments multiply each other is refused at no cost.
/// </summary>
internal sealed class OperationSize
{
    /// <summary>
    /// How deep introspection may nest lists of types: <c>types { fields { … } }</c> is two. One more level would multiply the
    /// answer by the number of fields in the schema.
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

    /// <summary>The number of fields in the largest operation.</summary>
    public long Fields { get; }

    /// <summary>The depth of the deepest operation; a root field has depth 1.</summary>
    public long Depth { get; }

    /// <summary>How deep lists of types are nested. Only introspection nests fields of these names.</summary>
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

    // Validation refuses fragments that contain themselves; here such a fragment counts once.
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
