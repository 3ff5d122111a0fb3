using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>Identifies keys of persons. They do not link rows that masking separates, so that joining two datasets cannot identify the person of a masked row.</summary>
internal static class PersonKeys
{
    public static bool IsPersonKey(FieldEntry key)
    {
        var target = key.Link?.To ?? (key.Dataset.Id == key ? key.Dataset : null);
        return target?.Subject is { Kind: SubjectKind.Person } subject && subject.Field == target.Id;
    }
}

/// <summary>
/// Where a key may be linked with other datasets: for a person's key, on rows where the person's name is FULL. On other rows, its ids have a
/// separate domain.
/// </summary>
/// <param name="Scopes">The scopes of the key's rows.</param>
internal sealed record Linkability(ScopeSet Scopes)
{
    public static Linkability Everywhere { get; } = new(ScopeSet.County);

    public static Linkability Nowhere { get; } = new(ScopeSet.None);

    /// <summary>The grants that it relies on.</summary>
    public IReadOnlyList<string> Grants { get; init; } = [];

    public bool IsNowhere => Scopes == ScopeSet.None;

    /// <summary>Returns the scopes in which rows must be for the key to be linked; null if all rows in <paramref name="among"/> are linkable.</summary>
    public ScopeSet? Where(ScopeSet among) => Scopes.Covers(among) ? null : Scopes;
}
