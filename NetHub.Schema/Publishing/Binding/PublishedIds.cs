using System.Globalization;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Binding;

/// <summary>Surrogate keys behind the opaque ids that the publisher was shown. What it was never shown, it cannot name by an id.</summary>
internal sealed class PublishedIds(DataCatalog catalog, OpaqueIds ids, AccessPolicy policy, Caller caller, RowFinder finder)
{
    private readonly PseudonymDomains domains = new(policy, caller);
    private readonly FieldEntry? park = catalog.Datasets.FirstOrDefault(static d => d.Id is not null && d.Scopes.Park?.Property == d.Id.Property.Name)?.Id;

    /// <summary>The key of the row that a field's id names, where there is such a row.</summary>
    public long? Key(FieldEntry field, string text)
    {
        var target = field.Link?.To ?? field.Dataset;
        // Even to whom keys are shown as they are, the id of a row is opaque.
        var key = policy.ShowsRawIds(caller, field) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : ids.Decode(caller.Department, domains.Linkable(field), text) ?? ids.Decode(caller.Department, domains.ForRows(target), text)
                ?? ids.Decode(caller.Department, domains.Unlinkable(field), text);
        return key is { } found && finder.Exists(target, found) ? found : null;
    }

    public long? Park(string text) => park is null ? null : Key(park, text);
}
