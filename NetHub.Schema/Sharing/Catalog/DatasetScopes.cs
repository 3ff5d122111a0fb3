using System.Reflection;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>How the row scopes and gates of a dataset are found, as its class declares them.</summary>
public sealed record DatasetScopes(
    TownshipScopeAttribute? Township,
    ParkScopeAttribute? Park,
    OwnScopeAttribute? Own,
    CaseScopeAttribute? Case,
    CaseWhileAttribute? CaseWhile,
    CaseWithAttribute? CaseWith,
    CaseOpensAttribute? CaseOpens,
    IReadOnlyList<MakesOwnAttribute> MakesOwn,
    IReadOnlyList<EmptyScopeAttribute> Empty,
    IReadOnlyList<GateAttribute> Gates,
    IReadOnlyList<IndexedAttribute> Indexes)
{
    internal static DatasetScopes From(Type type) => new(
        type.GetCustomAttribute<TownshipScopeAttribute>(),
        type.GetCustomAttribute<ParkScopeAttribute>(),
        type.GetCustomAttribute<OwnScopeAttribute>(),
        type.GetCustomAttribute<CaseScopeAttribute>(),
        type.GetCustomAttribute<CaseWhileAttribute>(),
        type.GetCustomAttribute<CaseWithAttribute>(),
        type.GetCustomAttribute<CaseOpensAttribute>(),
        [.. type.GetCustomAttributes<MakesOwnAttribute>()],
        [.. type.GetCustomAttributes<EmptyScopeAttribute>()],
        [.. type.GetCustomAttributes<GateAttribute>()],
        [.. type.GetCustomAttributes<IndexedAttribute>()]);

    /// <summary>A row of this dataset can be in the scope.</summary>
    public bool Has(RowScope scope) => scope switch
    {
        RowScope.County => true,
        RowScope.Township => Township is not null,
        RowScope.Park => Park is not null,
        RowScope.Own => Own is not null,
        RowScope.Case => Case is not null,
        _ => false,
    };

    /// <summary>Properties that decide for whom a case is open, and on what.</summary>
    internal IEnumerable<string> OfCases => new[]
    {
        CaseWhile?.Property, CaseWhile?.Department, CaseWith?.Property, CaseOpens?.Link, CaseOpens?.Department, CaseOpens?.Property,
    }.OfType<string>().Concat(CaseWhile?.With ?? []).Concat(CaseWith?.With ?? []);

    /// <summary>Properties that decide whose own another row is.</summary>
    internal IEnumerable<string> OfOwn => MakesOwn.SelectMany(static m => new[] { m.Link, m.Property });

    public bool IsDeclaredEmpty(RowScope scope) => Empty.Any(e => e.Scope == scope);
}
