using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>Resolves a <c>where</c> argument.</summary>
internal sealed class PredicateResolver(ResolvingContext context)
{
    private static readonly Dictionary<string, Comparison> Comparisons = new()
    {
        ["eq"] = Comparison.Eq,
        ["neq"] = Comparison.Neq,
        ["in"] = Comparison.In,
        ["nin"] = Comparison.Nin,
        ["gt"] = Comparison.Gt,
        ["gte"] = Comparison.Gte,
        ["lt"] = Comparison.Lt,
        ["lte"] = Comparison.Lte,
        ["contains"] = Comparison.Contains,
        ["ncontains"] = Comparison.NotContains,
        ["startsWith"] = Comparison.StartsWith,
        ["nstartsWith"] = Comparison.NotStartsWith,
        ["endsWith"] = Comparison.EndsWith,
        ["nendsWith"] = Comparison.NotEndsWith,
        ["within"] = Comparison.Within,
    };

    /// <summary>Resolves the filter; null if the input has no condition.</summary>
    public Predicate? Resolve(DatasetEntry dataset, InputValue? input) =>
        input is null or NullInput ? null : All([.. input.MembersOrRefuse().Select(m => Member(dataset, m.Key, m.Value))]);

    private static AllOf? All(IReadOnlyList<Predicate?> parts)
    {
        List<Predicate> some = [.. parts.OfType<Predicate>()];
        return some.Count == 0 ? null : new AllOf(some);
    }

    private Predicate? Member(DatasetEntry dataset, string name, InputValue value)
    {
        if (name == "and")
            return All([.. value.AsList().Select(i => Resolve(dataset, i))]);
        if (name == "or")
            return value.AsList() is { Count: > 0 } items ? new AnyOf([.. items.Select(i => Resolve(dataset, i))]) : null;
        if (value.IsNull)
            return null;
        if (dataset.Field(name) is { } field)
            return All([.. value.MembersOrRefuse().Select(Predicate? (o) => field.IsList ? Elements(field, o.Key, o.Value) : Field(field, o.Key, o.Value))]);
        switch (dataset.Link(name))
        {
            case { Direction: LinkDirection.ToOne } link:
                return new LinkTest(link, Resolve(link.To, value));
            case { Direction: LinkDirection.ToMany } link:
                return All([.. value.MembersOrRefuse().Select(q => Reverse(link, q.Key, q.Value))]);
            default:
                context.Report($"未知的筛选字段 {name}。", $"Unknown filter field {name}.");
                return null;
        }
    }

    private FieldTest? Field(FieldEntry field, string operation, InputValue value) =>
        Named(operation) is { } comparison ? new FieldTest(field, comparison, value) : null;

    private Comparison? Named(string operation)
    {
        if (Comparisons.TryGetValue(operation, out var comparison))
            return comparison;
        context.Report($"未知的筛选操作 {operation}。", $"Unknown filter operation {operation}.");
        return null;
    }

    private ElementsTest? Elements(FieldEntry field, string quantifier, InputValue value)
    {
        if (Which(quantifier, value) is not { } which)
            return null;
        if (quantifier == "any")
            return new ElementsTest(field, which, []);
        var elements = value.MembersOrRefuse().Select(o => (Comparison: Named(o.Key), o.Value)).Where(static e => e.Comparison is not null);
        return new ElementsTest(field, which, [.. elements.Select(static e => (e.Comparison!.Value, e.Value))]);
    }

    private ReverseTest? Reverse(LinkEntry link, string quantifier, InputValue value) => Which(quantifier, value) is { } which
        ? new ReverseTest(link, which, quantifier == "any" ? null : Resolve(link.To, value))
        : null;

    private Quantifier? Which(string name, InputValue value)
    {
        switch (name)
        {
            case "some":
                return Quantifier.Some;
            case "none":
                return Quantifier.None;
            case "all":
                return Quantifier.All;
            case "any":
                return value is ScalarInput { Value: false } ? Quantifier.Empty : Quantifier.Any;
            default:
                context.Report($"未知的量词 {name}。", $"Unknown quantifier {name}.");
                return null;
        }
    }
}
