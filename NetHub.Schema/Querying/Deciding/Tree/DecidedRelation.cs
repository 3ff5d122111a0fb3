using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>
/// The rows of one dataset that are filtered, sorted, grouped or counted together. If a used field is FULL only on some visible rows, the
/// relation is narrowed to those rows outside the filter itself, so that no operator can probe the others.
/// </summary>
/// <param name="dataset">The dataset.</param>
/// <param name="path">The path that errors point to.</param>
internal sealed class DecidedRelation(DatasetEntry dataset, IReadOnlyList<string> path) : DecidedNode
{
    private readonly List<FieldUse> uses = [];

    public DatasetEntry Dataset => dataset;

    public IReadOnlyList<string> Path => path;

    /// <summary>Whether the relation belongs to a statistic. Statistics have their own rules: AGGREGATE is enough for a use.</summary>
    public bool IsStatistic { get; init; }

    /// <summary>Whether all fields in a statistic are FULL, so that the rules for AGGREGATE do not apply.</summary>
    public bool IsExact { get; set; }

    /// <summary>The uses of its fields, in the order of the query.</summary>
    public IReadOnlyList<FieldUse> Uses => uses;

    /// <summary>The rule that determines which rows exist.</summary>
    public RowRule Rule { get; set; } = new(dataset);

    /// <summary>Additional scopes; rows must be in every one of them.</summary>
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

/// <summary>A field that is used to filter, sort, group, aggregate or link a relation.</summary>
internal sealed class FieldUse(DecidedRelation relation, FieldEntry used, Usage usage) : DecidedNode
{
    public DecidedRelation Relation => relation;

    public FieldEntry Field => used;

    public Usage Usage => usage;

    public FieldScopes Scopes { get; set; }

    /// <summary>Whether it is the first use that narrows the relation to its scopes.</summary>
    public bool Narrows { get; set; }

    public bool IsRefused => relation.IsStatistic ? Scopes.Counted == ScopeSet.None : Scopes.Full == ScopeSet.None;

    public override IEnumerable<QueryError> Refusals =>
        IsRefused ? [QueryErrors.ArgumentDenied(used, Naming.UpperSnake(usage.ToString()), relation.Path, Scopes.Lack)] : [];

    public override IEnumerable<SharingNote> Notes => Narrows ? [new SharingNote(relation.Path, SharingNote.Narrowed, used.Coordinate)] : [];

    public override IEnumerable<(FieldEntry Field, Usage Usage)> Wanted => [(used, usage)];

    /// <summary>Whether a rule for statistics objects to the use.</summary>
    public bool IsObjectedTo { get; set; }

    public override AccessLevel Level => IsRefused || IsObjectedTo ? AccessLevel.None : relation is { IsStatistic: true, IsExact: false } ? AccessLevel.Aggregate : AccessLevel.Full;

    public override IEnumerable<FieldRead> Reads =>
        [new FieldRead(used, usage, Scopes.Full != ScopeSet.None ? ReadLevel.Full : Scopes.Counted != ScopeSet.None ? ReadLevel.Aggregate : ReadLevel.None)];

    public override IEnumerable<string> Grants => Scopes.Grants;

    public override string ToString() => IsRefused ? $"{used.Name}:REFUSED({usage.ToString().ToUpperInvariant()}, owner {used.Owner})" : used.Name;
}
