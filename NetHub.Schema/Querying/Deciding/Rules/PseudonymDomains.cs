using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>
/// The domains in which one caller's opaque ids and pseudonyms are made. Where rows of a dataset exist for it only because of grants, the
/// grants are part of the domain: what is taken out under one of them does not join with what is taken out under the next.
/// </summary>
internal sealed class PseudonymDomains(AccessPolicy policy, Caller caller)
{
    private readonly Dictionary<DatasetEntry, string> periods = [];

    /// <summary>The domain of the ids of a dataset's rows, where they join with keys that lead to them.</summary>
    public string ForRows(DatasetEntry dataset) => dataset.Name + GrantEpoch(dataset);

    /// <summary>The domain of a key where it joins.</summary>
    public string Linkable(FieldEntry key)
    {
        var target = key.Link?.To ?? (key.Dataset.Id == key ? key.Dataset : null);
        if (target is null)
            return Unlinkable(key);
        // A key to rows that do not exist for the caller is as old as the row that it stands on.
        return policy.Rows(caller, target) == ScopeSet.None ? target.Name + GrantEpoch(key.Dataset) : ForRows(target);
    }

    /// <summary>The domain of a key where it joins with nothing.</summary>
    public string Unlinkable(FieldEntry key) => key.Coordinate + GrantEpoch(key.Dataset);

    /// <summary>The row of a dataset that an id names, in either domain; null for an id of anything else.</summary>
    public NamedRow? Find(OpaqueIds ids, DatasetEntry dataset, string id)
    {
        var isPerson = dataset.Id is { } own && PersonKeys.IsPersonKey(own);
        if (ids.Decode(caller.Department, ForRows(dataset), id) is { } key)
            return new NamedRow(dataset, key, isPerson ? true : null);
        return isPerson && ids.Decode(caller.Department, Unlinkable(dataset.Id!), id) is { } apart ? new NamedRow(dataset, apart, false) : null;
    }

    /// <summary>What tells the grants apart by which the dataset's rows exist; nothing where the matrix gives some.</summary>
    public string GrantEpoch(DatasetEntry dataset)
    {
        if (periods.TryGetValue(dataset, out var known))
            return known;
        var grants = policy.GrantsBehindRows(caller, dataset);
        return periods[dataset] = grants.Count == 0 ? "" : " by " + string.Join(' ', grants);
    }
}
