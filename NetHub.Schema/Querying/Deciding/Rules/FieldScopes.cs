using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>A decision on a field as sets of row scopes. The default is denial.</summary>
/// <param name="Full">The scopes in which the field is FULL for the usage.</param>
/// <param name="Shown">The scopes in which it is at least MASKED.</param>
/// <param name="Counted">The scopes in which it is at least AGGREGATE.</param>
/// <param name="Lack">If it is denied, whether a purpose would have helped.</param>
/// <param name="Lowered">The scopes in which it is MASKED only because of the caller's other fields.</param>
internal readonly record struct FieldScopes(
    ScopeSet Full, ScopeSet Shown, ScopeSet Counted, MissingPurpose Lack = MissingPurpose.None, ScopeSet Lowered = ScopeSet.None)
{
    private readonly IReadOnlyList<string>? grants;

    public bool IsDenied => Shown == ScopeSet.None;

    /// <summary>The grants that the decision relies on.</summary>
    public IReadOnlyList<string> Grants
    {
        get => grants ?? [];
        private init => grants = value;
    }

    public static FieldScopes From(Decision decision) =>
        new(decision.Scopes(AccessLevel.Full), decision.Scopes(AccessLevel.Masked), decision.Scopes(AccessLevel.Aggregate), decision.Lack, decision.Lowered)
        {
            Grants = GrantsOf(decision),
        };

    /// <summary>Returns the ids of the grants among a decision's alternatives.</summary>
    public static IReadOnlyList<string> GrantsOf(Decision decision) =>
        [.. (decision.Alternatives ?? []).Where(static a => a.IsGranted).Select(static a => a.Source)];
}
