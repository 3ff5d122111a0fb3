using System.Globalization;
using NetHub.Schema.Querying.Errors;

namespace NetHub.Schema.Querying.Query;

/// <summary>An argument during planning: its shape is part of the plan, the values of its variables are not.</summary>
public abstract record InputValue
{
    public static readonly InputValue Null = new NullInput();

    public bool IsNull => this is NullInput;

    /// <summary>Returns the items of a list; a single value becomes a list of one, as in GraphQL input coercion.</summary>
    internal IReadOnlyList<InputValue> AsList() => this switch
    {
        NullInput => [],
        ListInput list => list.Items,
        _ => [this],
    };

    /// <summary>Returns the members of an input object.</summary>
    /// <exception cref="QueryRefusedException">The value is not an object.</exception>
    internal IEnumerable<KeyValuePair<string, InputValue>> MembersOrRefuse() =>
        this is ObjectInput input ? input.Members : throw new QueryRefusedException(QueryErrors.BadValue("an input object", chinese: "输入对象"));
}

public sealed record NullInput : InputValue
{
    public override string ToString() => "null";
}

/// <summary>A number, text, boolean or enum value.</summary>
/// <param name="Value">The value during planning: <see langword="string"/>, <see langword="long"/>, <see langword="decimal"/> or <see langword="bool"/>.</param>
/// <param name="Leaf">The index of the variable value in the request; null for a literal.</param>
public sealed record ScalarInput(object Value, int? Leaf) : InputValue
{
    // Values can be personal data, so a printed query never shows them.
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
