namespace NetHub.Schema.Querying.Planning;

/// <summary>An argument as the planner sees it: its shape is part of the plan, its variable leaves are not.</summary>
public abstract record InputValue
{
    public static readonly InputValue Null = new NullInput();

    public bool IsNull => this is NullInput;
}

public sealed record NullInput : InputValue;

/// <summary>A number, text, boolean or enum value.</summary>
/// <param name="Value">The value while planning: <c>string</c>, <c>long</c>, <c>decimal</c> or <c>bool</c>.</param>
/// <param name="Leaf">Where a request holds the value among its variables' leaves; null for a literal.</param>
public sealed record ScalarInput(object Value, int? Leaf) : InputValue;

public sealed record ListInput(IReadOnlyList<InputValue> Items) : InputValue;

public sealed record ObjectInput(IReadOnlyDictionary<string, InputValue> Members) : InputValue;
