using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>
/// Names the domains of a caller's opaque ids and pseudonyms. If rows of a dataset exist for the caller only because of grants, the grants
/// are part of the domain, so that data read under one grant cannot be joined with data read under the next.
/// </summary>
internal sealed class PseudonymDomains(AccessPolicy policy, Caller caller)
{
    private readonly Dictionary<DatasetEntry, string> periods = [];

    /// <summary>Returns the domain of the row ids of a dataset that join with keys to its rows.</summary>
    public string ForRows(DatasetEntry dataset) => dataset.Name + GrantEpoch(dataset);

    /// <summary>Returns the domain of a key where it is linkable.</summary>
    public string Linkable(FieldEntry key)
    {
        var target = key.Link?.To ?? (key.Dataset.Id == key ? key.Dataset : null);
        if (target is null)
            return Unlinkable(key);
        // A key to rows that do not exist for the caller takes the grant epoch of the row that holds it.
        return policy.Rows(caller, target) == ScopeSet.None ? target.Name + GrantEpoch(key.Dataset) : ForRows(target);
    }

    /// <summary>Returns the domain of a key where it is not linkable.</summary>
    public string Unlinkable(FieldEntry key) => key.Coordinate + GrantEpoch(key.Dataset);

    /// <summary>Finds the row of a dataset by its id in either domain; null for any other id.</summary>
    public NamedRow? Find(OpaqueIds ids, DatasetEntry dataset, string id)
    {
        var isPerson = dataset.Id is { } own && PersonKeys.IsPersonKey(own);
        if (ids.Decode(caller.Department, ForRows(dataset), id) is { } key)
            return new NamedRow(dataset, key, isPerson ? true : null);
        return isPerson && ids.Decode(caller.Department, Unlinkable(dataset.Id!), id) is { } apart ? new NamedRow(dataset, apart, false) : null;
    }

    /// <summary>Returns a suffix that identifies the grants by which rows of the dataset exist; empty if the matrix permits some rows.</summary>
    public string GrantEpoch(DatasetEntry dataset)
    {
        if (periods.TryGetValue(dataset, out var known))
            return known;
        var grants = policy.GrantsBehindRows(caller, dataset);
        return periods[dataset] = grants.Count == 0 ? "" : " by " + string.Join(' ', grants);
    }
}
