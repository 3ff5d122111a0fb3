namespace NetHub.Schema.Querying.Query;

/// <summary>
/// One selected field, with fragments and @skip/@include already applied. It is independent of the GraphQL engine that parsed it.
/// </summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="Name">Name in the schema.</param>
/// <param name="Arguments">The given arguments; an explicit null is <see cref="InputValue.Null"/>.</param>
/// <param name="Children">Returns the merged sub-selection for the name of an object type.</param>
/// <param name="Path">Response keys from the root, without list indices.</param>
public sealed record Selection(
    string ResponseKey,
    string Name,
    IReadOnlyDictionary<string, InputValue> Arguments,
    Func<string, IReadOnlyList<Selection>> Children,
    IReadOnlyList<string> Path)
{
    /// <summary>Returns the argument; null if it is absent or null.</summary>
    public InputValue? Argument(string name) => Arguments.TryGetValue(name, out var value) && !value.IsNull ? value : null;

    public override string ToString() => ResponseKey == Name ? Name : $"{ResponseKey}: {Name}";
}
