using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>
/// Rows of one dataset that are filtered, ordered, grouped or counted together. Where a field so used is FULL on some of the visible
/// rows only, the relation is narrowed to them, outside the filter itself, so that no operator can probe the rest.
/// </summary>
/// <param name="dataset">The dataset.</param>
/// <param name="path">Where errors about it point to.</param>
internal sealed class DecidedRelation(DatasetEntry dataset, IReadOnlyList<string> path) : DecidedNode
{
    private readonly List<FieldUse> uses = [];

    public DatasetEntry Dataset => dataset;

    public IReadOnlyList<string> Path => path;

    /// <summary>Statistics have rules of their own: nothing is narrowed, and AGGREGATE is enough.</summary>
    public bool IsStatistic { get; init; }

    /// <summary>Everything that a statistic names is FULL, so that no rules of AGGREGATE hold.</summary>
    public bool IsExact { get; set; }

    /// <summary>The fields that it is used by, in the order in which the query names them.</summary>
    public IReadOnlyList<FieldUse> Uses => uses;

    /// <summary>The rows that exist.</summary>
    public RowRule Rule { get; set; } = new(dataset);

    /// <summary>Scopes that rows must be in beside; every one of them.</summary>
    public IReadOnlyList<ScopeSet> Narrowings { get; set; } = [];

    public override IEnumerable<RowRule> Rules => [Rule];

    public FieldUse Use(FieldEntry field, Usage usage)
    {
        var use = new FieldUse(this, field, usage);
        uses.Add(use);
        return use;
    }

    public override string ToString() =>
        $"{Rule}{string.Concat(Narrowings.Select(static n => $" narrowed[{n.ToString().ToUpperInvariant()}]"))}";
}

/// <summary>A field that a relation is filtered, sorted, grouped, aggregated or linked by.</summary>
internal sealed class FieldUse(DecidedRelation relation, FieldEntry used, Usage usage) : DecidedNode
{
    public DecidedRelation Relation => relation;

    public FieldEntry Field => used;

    public Usage Usage => usage;

    public FieldScopes Scopes { get; set; }

    /// <summary>It is the first for which the relation is narrowed to its scopes.</summary>
    public bool Narrows { get; set; }

    public bool IsRefused => relation.IsStatistic ? Scopes.Counted == ScopeSet.None : Scopes.Full == ScopeSet.None;

    public override IEnumerable<QueryError> Refusals =>
        IsRefused ? [QueryErrors.ArgumentDenied(used, Naming.UpperSnake(usage.ToString()), relation.Path, Scopes.Lack)] : [];

    public override IEnumerable<SharingNote> Notes => Narrows ? [new SharingNote(relation.Path, SharingNote.Narrowed, used.Coordinate)] : [];

    public override IEnumerable<(FieldEntry Field, Usage Usage)> Wanted => [(used, usage)];

    /// <summary>A rule of statistics objects to it.</summary>
    public bool IsObjectedTo { get; set; }

    public override AccessLevel Level => IsRefused || IsObjectedTo ? AccessLevel.None : relation is { IsStatistic: true, IsExact: false } ? AccessLevel.Aggregate : AccessLevel.Full;

    public override IEnumerable<FieldRead> Reads =>
        [new FieldRead(used, usage, Scopes.Full != ScopeSet.None ? ReadLevel.Full : Scopes.Counted != ScopeSet.None ? ReadLevel.Aggregate : ReadLevel.None)];

    public override IEnumerable<string> Grants => Scopes.Grants;

    public override string ToString() => IsRefused ? $"{used.Name}:REFUSED({usage.ToString().ToUpperInvariant()}, owner {used.Owner})" : used.Name;
}
