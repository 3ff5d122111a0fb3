namespace NetHub.Schema.Sharing.Access;

/// <summary>The decision about a field or about rows.</summary>
/// <param name="Alternatives">The permitted levels with their row scopes and sources; empty means denied.</param>
/// <param name="Lack">For a denial: whether a purpose would have helped.</param>
public readonly record struct Decision(IReadOnlyList<Alternative> Alternatives, MissingPurpose Lack)
{
    public static Decision Denied { get; } = new([], MissingPurpose.None);

    public bool IsDenied => Alternatives is not { Count: > 0 };

    /// <summary>The scopes in which the field would be FULL without joint disclosure.</summary>
    public ScopeSet Lowered => (Alternatives ?? []).Where(static a => a.IsLowered).Aggregate(ScopeSet.None, static (set, a) => set | ScopeSets.From(a.Scope));

    /// <summary>Returns the scopes of alternatives with at least this level.</summary>
    public ScopeSet Scopes(AccessLevel atLeast) =>
        (Alternatives ?? []).Where(a => a.Level >= atLeast).Aggregate(ScopeSet.None, static (set, a) => set | ScopeSets.From(a.Scope));
}
