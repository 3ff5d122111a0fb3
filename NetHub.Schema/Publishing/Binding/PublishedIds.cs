using System.Globalization;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;

namespace NetHub.Schema.Publishing.Binding;

/// <summary>Converts opaque ids to surrogate keys. A publisher can use only ids that it was shown.</summary>
internal sealed class PublishedIds(DataCatalog catalog, OpaqueIds ids, AccessPolicy policy, Caller caller, RowFinder finder)
{
    private readonly PseudonymDomains domains = new(policy, caller);
    private readonly FieldEntry? park = catalog.Datasets.FirstOrDefault(static d => d.Id is not null && d.Scopes.Park?.Property == d.Id.Property.Name)?.Id;

    /// <summary>Returns the key of the row with an id; null if there is no such row.</summary>
    public long? Key(FieldEntry field, string text)
    {
        var target = field.Link?.To ?? field.Dataset;
        // Callers that see raw keys may use them, but row ids are opaque for everyone.
        var key = policy.ShowsRawIds(caller, field) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : ids.Decode(caller.Department, domains.Linkable(field), text) ?? ids.Decode(caller.Department, domains.ForRows(target), text)
                ?? ids.Decode(caller.Department, domains.Unlinkable(field), text);
        return key is { } found && finder.Exists(target, found) ? found : null;
    }

    public long? Park(string text) => park is null ? null : Key(park, text);
}
