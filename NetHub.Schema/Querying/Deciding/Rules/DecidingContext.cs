using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>
/// Consults the policy for the caller of one query. Passes reach the policy only through this class, which caches each decision however
/// often the query makes the same use.
/// </summary>
internal sealed class DecidingContext(DataCatalog catalog, AccessPolicy policy, Caller caller)
{
    private readonly Dictionary<DatasetEntry, RowRule> rules = [];
    private readonly Dictionary<(FieldEntry, Usage), FieldScopes> scopes = [];

    public Caller Caller => caller;

    /// <summary>The domains of the caller's ids.</summary>
    public PseudonymDomains Domains { get; } = new(policy, caller);

    /// <summary>The datasets that have rows for the caller.</summary>
    public IEnumerable<DatasetEntry> Visible => catalog.Datasets.Where(d => !Rows(d).IsDenied);

    public FieldScopes Scopes(FieldEntry field, Usage usage)
    {
        if (!scopes.TryGetValue((field, usage), out var known))
            scopes[(field, usage)] = known = FieldScopes.From(policy.Decide(caller, field, usage));
        return known;
    }

    public RowRule Rows(DatasetEntry dataset)
    {
        if (!rules.TryGetValue(dataset, out var known))
            rules[dataset] = known = Decide(dataset);
        return known;
    }

    /// <summary>Returns where a person's key may be linked to other data about the person; everywhere for other keys.</summary>
    public Linkability Linkability(FieldEntry key)
    {
        if (!PersonKeys.IsPersonKey(key))
            return Rules.Linkability.Everywhere;
        return key.Link?.PersonName is { } name
            ? new Linkability(Scopes(name, Usage.Show).Full) { Grants = Scopes(name, Usage.Show).Grants }
            : new Linkability(Rows(key.Dataset).Full);
    }

    /// <summary>Returns the value to which cursors of a feed of these datasets are bound.</summary>
    public string BindFeed(IEnumerable<DatasetEntry> followed) => FeedBinding.For(policy, caller, followed);

    public bool ShowsRawIds(FieldEntry key) => policy.ShowsRawIds(caller, key);

    private RowRule Decide(DatasetEntry dataset)
    {
        var decision = policy.DecideRows(caller, dataset);
        return new RowRule(dataset)
        {
            Scopes = decision.Scopes(AccessLevel.Masked),
            Full = decision.Scopes(AccessLevel.Full),
            Countable = decision.Scopes(AccessLevel.Aggregate),
            Gates = [.. dataset.Scopes.Gates.Select((_, gate) => policy.Gate(caller, dataset, gate))],
            Governing = dataset.GoverningLink is { } link ? Rows(link.To) : null,
            Predecessors = [.. catalog.Responsibilities.Predecessors(caller.MatrixColumn, dataset.Network)],
            Named = caller.Grants.Named(dataset),
            Grants = FieldScopes.GrantsOf(decision),
            Missing = policy.LackOfRows(caller, dataset, AccessLevel.Masked),
            CountLack = policy.LackOfRows(caller, dataset, AccessLevel.Aggregate),
        };
    }
}
