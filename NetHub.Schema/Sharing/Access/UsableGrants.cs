using System.Collections.Frozen;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// The grants that a caller may use for its stated purpose, and those that it holds for other purposes. Two instances are equal if they
/// lead to the same decisions: a grant only changes by being revoked.
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

    /// <summary>Assumes that these grants are in force and usable, for decisions that are inspected and never run.</summary>
    internal static UsableGrants Supposing(DataCatalog catalog, IReadOnlyList<Grant> grants) => new(
        catalog.Datasets.SelectMany(static d => d.Fields).ToFrozenDictionary(static f => f.Coordinate), grants, grants);

    public static UsableGrants None { get; } = new(FrozenDictionary<string, FieldEntry>.Empty, [], []);

    /// <summary>The usable grants.</summary>
    internal IReadOnlyList<Grant> All { get; }

    /// <summary>Identifies all of them in cache keys.</summary>
    public string Tag { get; }

    /// <summary>Returns what they permit on a field, regardless of the caller's scopes.</summary>
    internal IEnumerable<Alternative> AlternativesFor(FieldEntry field, Usage usage) => Alternatives(usable, field, usage);

    /// <summary>Returns what they would permit under their own purposes.</summary>
    internal IEnumerable<Alternative> HeldFor(FieldEntry field, Usage usage) => Alternatives(held, field, usage);

    /// <summary>Returns the rows that they open.</summary>
    internal IEnumerable<Alternative> Rows(DatasetEntry dataset) => Opened(rows, dataset);

    /// <summary>Returns the rows that they would open under their own purposes.</summary>
    internal IEnumerable<Alternative> HeldRows(DatasetEntry dataset) => Opened(heldRows, dataset);

    /// <summary>Returns the keys of rows that usable grants name as cases.</summary>
    internal IReadOnlyList<long> Named(DatasetEntry dataset) => rows.TryGetValue(dataset, out var some)
        ? [.. some.Where(static g => g.Scope == RowScope.Case).SelectMany(static g => g.Rows).Where(r => r.Dataset == dataset.Name).Select(static r => r.Key).Distinct().Order()]
        : [];

    // Called with every request, mostly with the same arguments.
    public bool Equals(UsableGrants? other) => ReferenceEquals(this, other) || (other is not null && hash == other.hash && Tag == other.Tag);

    public override bool Equals(object? obj) => Equals(obj as UsableGrants);

    public override int GetHashCode() => hash;

    private static IEnumerable<Alternative> Alternatives(FrozenDictionary<FieldEntry, Grant[]> grants, FieldEntry field, Usage usage) =>
        grants.TryGetValue(field, out var some)
            ? some.Where(g => g.Usages.Contains(usage)).Select(static g => new Alternative(g.Level, g.Scope, g.Id, IsGranted: true))
            : [];

    private static IEnumerable<Alternative> Opened(FrozenDictionary<DatasetEntry, Grant[]> grants, DatasetEntry dataset) =>
        grants.TryGetValue(dataset, out var some) ? some.Select(g => new Alternative(RowLevel(g, dataset), g.Scope, g.Id, IsGranted: true)) : [];

    // A grant opens its rows as MASKED, so that their keys are unlinkable, unless it grants everything of the row's class.
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
