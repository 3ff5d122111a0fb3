namespace NetHub.Schema.Querying.Query;

/// <summary>
/// One selected field with fragments and @skip/@include already worked in. Says nothing about the engine that parsed it.
/// </summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="Name">Name in the schema.</param>
/// <param name="Arguments">Arguments that were given; a null one is <see cref="InputValue.Null"/>.</param>
/// <param name="Children">The merged sub-selection for an object type's name.</param>
/// <param name="Path">Response keys from the root, without list indices.</param>
public sealed record Selection(
    string ResponseKey,
    string Name,
    IReadOnlyDictionary<string, InputValue> Arguments,
    Func<string, IReadOnlyList<Selection>> Children,
    IReadOnlyList<string> Path)
{
    /// <summary>The argument; null where it is absent or null.</summary>
    public InputValue? Argument(string name) => Arguments.TryGetValue(name, out var value) && !value.IsNull ? value : null;

    public override string ToString() => ResponseKey == Name ? Name : $"{ResponseKey}: {Name}";
}
