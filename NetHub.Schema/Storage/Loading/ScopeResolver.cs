using System.Globalization;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Storage.Loading;

/// <summary>
/// Finds the region and the park that a row copies from the row it links to, and that one from its own, to the end of the
/// chain. Whole datasets are resolved at once, so the order of loading does not matter.
/// </summary>
internal sealed class ScopeResolver(DatabaseContent content)
{
    private readonly Dictionary<Type, IReadOnlyList<object>> rows = content.Datasets.ToDictionary(d => d.Dataset, d => d.Rows);
    private readonly Dictionary<DatasetEntry, Dictionary<object, object>> regions = [];
    private readonly Dictionary<DatasetEntry, Dictionary<object, object>> parks = [];

    /// <summary>Region or grid code of a row, for scope TOWNSHIP.</summary>
    public Func<object, object?> Region(DatasetEntry dataset)
    {
        if (Property(dataset, dataset.Scopes.Township?.Property) is not { } field)
            return static _ => null;
        return field.Kind == ValueKind.Id ? Through(field, regions, Region) : row => field.Property.GetValue(row);
    }

    /// <summary>Key of a row's park, for scope PARK.</summary>
    public Func<object, object?> Park(DatasetEntry dataset)
    {
        if (dataset.Scopes.Park is not { } scope)
            return static _ => null;
        if (Property(dataset, scope.Property) is { } field)
            return field == dataset.Id ? row => field.Property.GetValue(row) : Through(field, parks, Park);
        return row => content.Parks.TryGetValue((dataset.ClrType, RowKey(dataset, row)), out var park) ? park : null;
    }

    private Func<object, object?> Through(FieldEntry key, Dictionary<DatasetEntry, Dictionary<object, object>> known, Func<DatasetEntry, Func<object, object?>> scope)
    {
        var target = key.Link?.To ?? throw new InvalidOperationException($"{key} is named as a scope but links to nothing");
        var values = Lookup(target, known, scope);
        return row => key.Property.GetValue(row) is { } value ? values.GetValueOrDefault(value) : null;
    }

    private Dictionary<object, object> Lookup(
        DatasetEntry target, Dictionary<DatasetEntry, Dictionary<object, object>> known, Func<DatasetEntry, Func<object, object?>> scope)
    {
        if (known.TryGetValue(target, out var values))
            return values;
        known[target] = values = [];
        var read = scope(target);
        var key = (target.Id ?? target.Code)!.Property;
        foreach (var row in rows.GetValueOrDefault(target.ClrType, []))
        {
            if (read(row) is { } value)
                values[key.GetValue(row)!] = value;
        }

        return values;
    }

    private static FieldEntry? Property(DatasetEntry dataset, string? name) =>
        name is null ? null : dataset.Property(name);

    private static long RowKey(DatasetEntry dataset, object row) => dataset.Id is { } id
        ? (long)id.Property.GetValue(row)!
        : long.Parse((string)dataset.Code!.Property.GetValue(row)!, CultureInfo.InvariantCulture);
}
