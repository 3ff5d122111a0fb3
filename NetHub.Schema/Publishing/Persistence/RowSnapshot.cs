using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>
/// The stored values that determine for which callers a row exists. The change log stores them, so that the same rules apply to former
/// states of a row.
/// </summary>
internal readonly record struct RowSnapshot(string? Region, long? Park, long? Parent, long Gates, string? ValidFrom, string? ValidTo)
{
    public static RowSnapshot From(RowLayout layout, IReadOnlyList<object?> row)
    {
        var dataset = layout.Dataset;
        return new RowSnapshot(
            layout.Region is { } region ? row[region] as string : null,
            layout.Park is { } park ? row[park] as long? : null,
            dataset.GoverningLink is { } link ? row[layout.PositionOf(link.Key)] as long? : null,
            Closed(layout, row),
            dataset.IsDated ? row[layout.PositionOf(dataset.ValidFrom!)] as string : null,
            dataset.IsDated ? row[layout.PositionOf(dataset.ValidTo!)] as string : null);
    }

    private static long Closed(RowLayout layout, IReadOnlyList<object?> row)
    {
        var bits = 0L;
        for (var i = 0; i < layout.Gates.Count; i++)
        {
            var (gate, field, position) = layout.Gates[i];
            if (IsClosed(gate, field.Kind, row[position]))
                bits |= 1L << i;
        }

        return bits;
    }

    // Must match VisibilityColumns.Closed, the same condition in SQL; a test compares the two.
    private static bool IsClosed(GateAttribute gate, ValueKind kind, object? value) => value switch
    {
        long flag => flag != 0,
        string name when kind == ValueKind.Enum => gate.Values.Contains(name),
        string text => gate.Values.Any(v => text.StartsWith(v, StringComparison.Ordinal)),
        _ => false,
    };
}
