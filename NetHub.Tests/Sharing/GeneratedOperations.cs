using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>Generates operations on every dataset, whether a department is permitted to run them or not.</summary>
internal static class GeneratedOperations
{
    /// <summary>Returns operations with rows, filters, orders, groups, statistics and links of one dataset.</summary>
    public static IEnumerable<string> For(DatasetEntry dataset)
    {
        var served = dataset.Fields.Where(static f => f.IsServed).ToList();
        var plain = served.Where(static f => f.Kind is not (ValueKind.GeoPoint or ValueKind.GeoPolygon)).Select(static f => f.Name).ToList();
        yield return $"{{ {dataset.PluralName}(first: 2) {{ nodes {{ {string.Join(' ', plain)} }} }} }}";
        yield return $"{{ {dataset.PluralName}(first: 2) {{ totalCount nodes {{ {string.Join(' ', plain.Take(2))} }} }} }}";
        foreach (var operation in Used(dataset, served).Concat(Linked(dataset)))
            yield return operation;
    }

    private static IEnumerable<string> Used(DatasetEntry dataset, List<FieldEntry> served)
    {
        var shown = served.First(static f => f.IsFilterable).Name;
        if (Some(served, static f => f.IsFilterable && !f.IsList) is { } filtered)
            yield return $"{{ {dataset.PluralName}(first: 2, where: {{{filtered.Name}: {{eq: null}}}}) {{ nodes {{ {shown} }} }} }}";
        if (Some(served, static f => f.IsSortable) is { } sorted)
            yield return $"{{ {dataset.PluralName}(first: 2, order: [{{{sorted.Name}: DESC}}]) {{ nodes {{ {shown} }} }} }}";
        if (Some(served, static f => f is { IsGroupable: true, Kind: ValueKind.Enum or ValueKind.Boolean } || (f.IsGroupable && f.IsCoded)) is { } grouped)
            yield return $"{{ {dataset.PluralName} {{ groupBy(keys: [{{field: {Naming.UpperSnake(grouped.Name)}}}]) {{ count }} }} }}";
        if (Some(served, static f => f.Kind is ValueKind.Int or ValueKind.Decimal) is { } measured)
            yield return $"{{ {dataset.PluralName} {{ aggregate {{ count {measured.Name} {{ max }} }} }} }}";
    }

    private static IEnumerable<string> Linked(DatasetEntry dataset)
    {
        foreach (var link in dataset.Links.Take(3))
        {
            var names = string.Join(' ', link.To.Fields.Where(static f => f is { IsServed: true, IsFilterable: true }).TakeLast(2).Select(static f => f.Name));
            var inner = link.Direction == LinkDirection.ToOne ? $"{{ {names} }}" : $"(first: 2) {{ nodes {{ {names} }} }}";
            yield return $"{{ {dataset.PluralName}(first: 2) {{ nodes {{ {link.Name} {inner} }} }} }}";
        }

        if (dataset.Links.FirstOrDefault(static l => l.Direction == LinkDirection.ToOne) is { } way
            && Some([.. way.To.Fields.Where(static f => f.IsServed)], static f => f.IsFilterable && !f.IsList) is { } far)
            yield return $"{{ {dataset.PluralName}(first: 2, where: {{{way.Name}: {{{far.Name}: {{eq: null}}}}}}) {{ totalCount }} }}";
    }

    // Prefers the most sensitive field, because it is permitted least often.
    private static FieldEntry? Some(List<FieldEntry> fields, Func<FieldEntry, bool> isFit) =>
        fields.Where(f => isFit(f) && f.AccessClass != AccessClass.Gov).OrderByDescending(static f => f.Declared.Sensitivity).FirstOrDefault();
}
