using NetHub.Ledger;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>Keys of people: they do not link what masks part, so that two datasets cannot be laid side by side to learn whom a masked row is about.</summary>
internal static class PersonKeys
{
    public static bool IsPersonKey(FieldEntry key)
    {
        var target = key.Link?.To ?? (key.Dataset.Id == key ? key.Dataset : null);
        return target?.Subject is { Kind: SubjectKind.Person } subject && subject.Field == target.Id;
    }
}

/// <summary>Where a key may be linked with other datasets: for a person's key, on rows where that person's name is FULL. Elsewhere its ids have a domain of their own.</summary>
/// <param name="Scopes">The scopes of the key's rows.</param>
internal sealed record Linkability(ScopeSet Scopes)
{
    public static Linkability Everywhere { get; } = new(ScopeSet.County);

    public static Linkability Nowhere { get; } = new(ScopeSet.None);

    /// <summary>Grants that it rests on.</summary>
    public IReadOnlyList<string> Grants { get; init; } = [];

    public bool IsNowhere => Scopes == ScopeSet.None;

    /// <summary>The scopes that rows must be in for the key to be linked; null where all of <paramref name="among"/> are.</summary>
    public ScopeSet? Where(ScopeSet among) => Scopes.Covers(among) ? null : Scopes;
}
