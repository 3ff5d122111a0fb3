using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Query;

/// <summary>A filter on the rows of one dataset.</summary>
internal abstract record Predicate;

internal sealed record AllOf(IReadOnlyList<Predicate> Parts) : Predicate
{
    public override string ToString() => Parts.Count == 1 ? Parts[0].ToString() : $"({string.Join(" and ", Parts)})";
}

/// <summary>Any of the parts. A part that asks for nothing is null and holds on every row.</summary>
internal sealed record AnyOf(IReadOnlyList<Predicate?> Parts) : Predicate
{
    public override string ToString() => $"({string.Join(" or ", Parts.Select(static p => p?.ToString() ?? "true"))})";
}

/// <summary>One comparison of a field.</summary>
internal sealed record FieldTest(FieldEntry Field, Comparison Comparison, InputValue Value) : Predicate
{
    public override string ToString() => $"{Field.Name} {Printed.Word(Comparison)} {Value}";
}

/// <summary>A field that holds a list: its elements compared, or whether there are any.</summary>
/// <param name="Field">The field.</param>
/// <param name="Quantifier">Which elements.</param>
/// <param name="Elements">What each of them must meet.</param>
internal sealed record ElementsTest(FieldEntry Field, Quantifier Quantifier, IReadOnlyList<(Comparison Comparison, InputValue Value)> Elements) : Predicate
{
    public override string ToString() => $"{Field.Name} {Printed.Word(Quantifier)} ({string.Join(" and ", Elements.Select(static e => $"{Printed.Word(e.Comparison)} {e.Value}"))})";
}

/// <summary>The row that a link to one leads to exists and meets a filter.</summary>
internal sealed record LinkTest(LinkEntry Link, Predicate? Where) : Predicate
{
    public override string ToString() => $"{Link.Name}({Where?.ToString() ?? "exists"})";
}

/// <summary>Rows that link back.</summary>
internal sealed record ReverseTest(LinkEntry Link, Quantifier Quantifier, Predicate? Where) : Predicate
{
    public override string ToString() => $"{Link.Name} {Printed.Word(Quantifier)}({Where})";
}

/// <summary>Which of several rows or elements a filter is about.</summary>
internal enum Quantifier
{
    Some,
    None,
    All,

    /// <summary>There is one.</summary>
    Any,

    /// <summary>There is none: <c>any: false</c>.</summary>
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

/// <summary>Fields of the row that a link leads to.</summary>
internal sealed record SortLink(LinkEntry Link, IReadOnlyList<SortTerm> Terms) : SortTerm
{
    public override string ToString() => $"{Link.Name}({string.Join(", ", Terms)})";
}

/// <summary>Parts of a printed query that most records share.</summary>
internal static class Printed
{
    public static string Where(Predicate? where) => where is null ? "" : $" where {where}";

    /// <summary>A member of an enum as the API writes such words: <c>startsWith</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Naming.Camel(value.ToString());

    public static string Order(IReadOnlyList<SortTerm> order) => order.Count == 0 ? "" : $" order by {string.Join(", ", order)}";
}
