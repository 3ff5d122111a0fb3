namespace NetHub.Schema.Sharing.Access;

/// <summary>What a caller may do with a field, or with rows.</summary>
/// <param name="Alternatives">Levels and the rows that they hold on, each with its source; empty means denied.</param>
/// <param name="Lack">Where it is denied: whether a purpose would have helped.</param>
public readonly record struct Decision(IReadOnlyList<Alternative> Alternatives, MissingPurpose Lack)
{
    public static Decision Denied { get; } = new([], MissingPurpose.None);

    public bool IsDenied => Alternatives is not { Count: > 0 };

    /// <summary>Scopes in which it would be FULL, did it not say too much together with what else the caller may see.</summary>
    public ScopeSet Lowered => (Alternatives ?? []).Where(static a => a.IsLowered).Aggregate(ScopeSet.None, static (set, a) => set | ScopeSets.From(a.Scope));

    /// <summary>Scopes of alternatives of at least this level.</summary>
    public ScopeSet Scopes(AccessLevel atLeast) =>
        (Alternatives ?? []).Where(a => a.Level >= atLeast).Aggregate(ScopeSet.None, static (set, a) => set | ScopeSets.From(a.Scope));
}
