using System.Collections.Frozen;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// The grants that a caller may use for what it states, and those that it holds for other purposes. Two are equal where they decide the
/// same: a grant does not change but by being taken back.
/// </summary>
public sealed class UsableGrants : IEquatable<UsableGrants>
{
    private readonly FrozenDictionary<FieldEntry, Grant[]> usable;
    private readonly FrozenDictionary<FieldEntry, Grant[]> held;
    private readonly FrozenDictionary<DatasetEntry, Grant[]> rows;
    private readonly FrozenDictionary<DatasetEntry, Grant[]> heldRows;
    private readonly int hash;

    internal UsableGrants(FrozenDictionary<string, FieldEntry> fields, IReadOnlyList<Grant> usable, IReadOnlyList<Grant> held)
    {
        All = usable;
        (this.usable, rows) = Index(fields, usable);
        (this.held, heldRows) = Index(fields, held);
        Tag = string.Join(' ', usable.Select(static g => g.Id).Order(StringComparer.Ordinal)) + "|"
            + string.Join(' ', held.Select(static g => g.Id).Order(StringComparer.Ordinal));
        hash = Tag.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>As if these were in force and could be used: for plans that are only looked at, and never run.</summary>
    internal static UsableGrants Supposing(DataCatalog catalog, IReadOnlyList<Grant> grants) => new(
        catalog.Datasets.SelectMany(static d => d.Fields).ToFrozenDictionary(static f => f.Coordinate), grants, grants);

    public static UsableGrants None { get; } = new(FrozenDictionary<string, FieldEntry>.Empty, [], []);

    /// <summary>Those that may be used.</summary>
    internal IReadOnlyList<Grant> All { get; }

    /// <summary>Names all of them, for keys of what is kept.</summary>
    public string Tag { get; }

    /// <summary>What they permit of a field, before the caller's scopes are looked at.</summary>
    internal IEnumerable<Alternative> AlternativesFor(FieldEntry field, Usage usage) => Alternatives(usable, field, usage);

    /// <summary>What they would permit for the purposes that they are for.</summary>
    internal IEnumerable<Alternative> HeldFor(FieldEntry field, Usage usage) => Alternatives(held, field, usage);

    /// <summary>The rows that they open.</summary>
    internal IEnumerable<Alternative> Rows(DatasetEntry dataset) => Opened(rows, dataset);

    /// <summary>The rows that they would open for the purposes that they are for.</summary>
    internal IEnumerable<Alternative> HeldRows(DatasetEntry dataset) => Opened(heldRows, dataset);

    /// <summary>Keys of rows that those which may be used name as cases.</summary>
    internal IReadOnlyList<long> Named(DatasetEntry dataset) => rows.TryGetValue(dataset, out var some)
        ? [.. some.Where(static g => g.Scope == RowScope.Case).SelectMany(static g => g.Rows).Where(r => r.Dataset == dataset.Name).Select(static r => r.Key).Distinct().Order()]
        : [];

    // Asked with every request, and mostly of one and the same.
    public bool Equals(UsableGrants? other) => ReferenceEquals(this, other) || (other is not null && hash == other.hash && Tag == other.Tag);

    public override bool Equals(object? obj) => Equals(obj as UsableGrants);

    public override int GetHashCode() => hash;

    private static IEnumerable<Alternative> Alternatives(FrozenDictionary<FieldEntry, Grant[]> grants, FieldEntry field, Usage usage) =>
        grants.TryGetValue(field, out var some)
            ? some.Where(g => g.Usages.Contains(usage)).Select(static g => new Alternative(g.Level, g.Scope, g.Id, IsGranted: true))
            : [];

    private static IEnumerable<Alternative> Opened(FrozenDictionary<DatasetEntry, Grant[]> grants, DatasetEntry dataset) =>
        grants.TryGetValue(dataset, out var some) ? some.Select(g => new Alternative(RowLevel(g, dataset), g.Scope, g.Id, IsGranted: true)) : [];

    // A row that a grant opens is a masked one, so that its key joins with nothing, unless the grant gives all that the row's class is about.
    private static AccessLevel RowLevel(Grant grant, DatasetEntry dataset)
    {
        if (grant.Level == AccessLevel.Aggregate || !grant.Usages.Contains(Usage.Show))
            return AccessLevel.Aggregate;
        var isWhole = grant.Level == AccessLevel.Full
            && dataset.Fields.All(f => f.AccessClass != dataset.RowClass || !f.IsServed || grant.Fields.Contains(f.Coordinate));
        return isWhole ? AccessLevel.Full : AccessLevel.Masked;
    }

    private static (FrozenDictionary<FieldEntry, Grant[]> ByField, FrozenDictionary<DatasetEntry, Grant[]> ByDataset) Index(
        FrozenDictionary<string, FieldEntry> fields, IReadOnlyList<Grant> grants)
    {
        var pairs = (from grant in grants
                     from coordinate in grant.Fields
                     where fields.ContainsKey(coordinate)
                     select (Field: fields[coordinate], Grant: grant)).ToList();
        return (
            pairs.GroupBy(static p => p.Field, static p => p.Grant).ToFrozenDictionary(static p => p.Key, static p => p.ToArray()),
            pairs.GroupBy(static p => p.Field.Dataset, static p => p.Grant).ToFrozenDictionary(static p => p.Key, static p => p.Distinct().ToArray()));
    }
}
