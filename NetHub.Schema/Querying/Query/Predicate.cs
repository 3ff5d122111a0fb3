using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Query;

/// <summary>A filter on the rows of one dataset.</summary>
internal abstract record Predicate;

internal sealed record AllOf(IReadOnlyList<Predicate> Parts) : Predicate
{
    public override string ToString() => Parts.Count == 1 ? Parts[0].ToString() : $"({string.Join(" and ", Parts)})";
}

/// <summary>Any of the parts. A null part has no condition and matches every row.</summary>
internal sealed record AnyOf(IReadOnlyList<Predicate?> Parts) : Predicate
{
    public override string ToString() => $"({string.Join(" or ", Parts.Select(static p => p?.ToString() ?? "true"))})";
}

/// <summary>One comparison of a field.</summary>
internal sealed record FieldTest(FieldEntry Field, Comparison Comparison, InputValue Value) : Predicate
{
    public override string ToString() => $"{Field.Name} {Printed.Word(Comparison)} {Value}";
}

/// <summary>A test of a list field: compares its elements, or checks whether there are any.</summary>
/// <param name="Field">The field.</param>
/// <param name="Quantifier">The quantifier over the elements.</param>
/// <param name="Elements">The comparisons that each element must match.</param>
internal sealed record ElementsTest(FieldEntry Field, Quantifier Quantifier, IReadOnlyList<(Comparison Comparison, InputValue Value)> Elements) : Predicate
{
    public override string ToString() => $"{Field.Name} {Printed.Word(Quantifier)} ({string.Join(" and ", Elements.Select(static e => $"{Printed.Word(e.Comparison)} {e.Value}"))})";
}

/// <summary>Tests that the row of a to-one link exists and matches a filter.</summary>
internal sealed record LinkTest(LinkEntry Link, Predicate? Where) : Predicate
{
    public override string ToString() => $"{Link.Name}({Where?.ToString() ?? "exists"})";
}

/// <summary>Tests the rows that link back.</summary>
internal sealed record ReverseTest(LinkEntry Link, Quantifier Quantifier, Predicate? Where) : Predicate
{
    public override string ToString() => $"{Link.Name} {Printed.Word(Quantifier)}({Where})";
}

/// <summary>The quantifier of a filter over several rows or elements.</summary>
internal enum Quantifier
{
    Some,
    None,
    All,

    /// <summary>At least one exists.</summary>
    Any,

    /// <summary>None exists: <c>any: false</c>.</summary>
    Empty,
}

internal enum Comparison
{
    Eq,
    Neq,
    In,
    Nin,
    Gt,
    Gte,
    Lt,
    Lte,
    Contains,
    NotContains,
    StartsWith,
    NotStartsWith,
    EndsWith,
    NotEndsWith,
    Within,
}

/// <summary>One term of an order.</summary>
internal abstract record SortTerm;

internal sealed record SortField(FieldEntry Field, bool IsDescending) : SortTerm
{
    public override string ToString() => Field.Name + (IsDescending ? " desc" : "");
}

/// <summary>Sorts by fields of the linked row.</summary>
internal sealed record SortLink(LinkEntry Link, IReadOnlyList<SortTerm> Terms) : SortTerm
{
    public override string ToString() => $"{Link.Name}({string.Join(", ", Terms)})";
}

/// <summary>Helpers for printing queries.</summary>
internal static class Printed
{
    public static string Where(Predicate? where) => where is null ? "" : $" where {where}";

    /// <summary>Formats an enum member as the API spells it: <c>startsWith</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Naming.Camel(value.ToString());

    public static string Order(IReadOnlyList<SortTerm> order) => order.Count == 0 ? "" : $" order by {string.Join(", ", order)}";
}
