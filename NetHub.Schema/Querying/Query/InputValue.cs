using System.Globalization;
using NetHub.Schema.Querying.Errors;

namespace NetHub.Schema.Querying.Query;

/// <summary>An argument as planning sees it: its shape is part of the plan, its variables' values are not.</summary>
public abstract record InputValue
{
    public static readonly InputValue Null = new NullInput();

    public bool IsNull => this is NullInput;

    /// <summary>The items of a list; a single value is a list of one, as GraphQL coerces it.</summary>
    internal IReadOnlyList<InputValue> AsList() => this switch
    {
        NullInput => [],
        ListInput list => list.Items,
        _ => [this],
    };

    /// <summary>The members of an input object.</summary>
    /// <exception cref="QueryRefusedException">The value is not an object.</exception>
    internal IEnumerable<KeyValuePair<string, InputValue>> MembersOrRefuse() =>
        this is ObjectInput input ? input.Members : throw new QueryRefusedException(QueryErrors.BadValue("an input object"));
}

public sealed record NullInput : InputValue
{
    public override string ToString() => "null";
}

/// <summary>A number, text, boolean or enum value.</summary>
/// <param name="Value">The value while planning: <see langword="string"/>, <see langword="long"/>, <see langword="decimal"/> or <see langword="bool"/>.</param>
/// <param name="Leaf">Index among the request's variable values; null for a literal.</param>
public sealed record ScalarInput(object Value, int? Leaf) : InputValue
{
    // Values are personal data at times: a printed query shows that there is one, never what it is.
    public override string ToString() => Leaf is { } leaf ? string.Create(CultureInfo.InvariantCulture, $"${leaf}") : Value is bool flag ? flag ? "true" : "false" : "?";
}

public sealed record ListInput(IReadOnlyList<InputValue> Items) : InputValue
{
    public override string ToString() => $"[{string.Join(", ", Items)}]";
}

public sealed record ObjectInput(IReadOnlyDictionary<string, InputValue> Members) : InputValue
{
    public override string ToString() => $"{{{string.Join(", ", Members.Select(static m => $"{m.Key}: {m.Value}"))}}}";
}
