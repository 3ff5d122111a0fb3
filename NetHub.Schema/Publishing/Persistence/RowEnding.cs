using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>Ends rows: a dated row becomes invalid from today; any other row is deleted.</summary>
internal sealed class RowEnding(RowLayout layout, TableQueries queries, string today)
{
    private DatasetEntry Dataset => layout.Dataset;

    /// <summary>Creates the operation that ends a row; null if the row has already ended.</summary>
    public StagedRow? End(long key, IReadOnlyList<object?> stored)
    {
        var before = RowSnapshot.From(layout, stored);
        if (!Dataset.IsDated)
            return new StagedRow(RowOperation.Delete, key, before, [], null);
        if (before.ValidTo is { } to && string.CompareOrdinal(to, today) <= 0)
            return null;
        return new StagedRow(RowOperation.End, key, before, [(layout.PositionOf(Dataset.ValidTo!), LastDay(before)), (layout.Version, (long)stored[layout.Version]! + 1)], null);
    }

    /// <summary>Creates the operations that end all rows missing from a snapshot.</summary>
    /// <param name="named">The keys of the rows in the snapshot.</param>
    /// <param name="territory">The first digits of the snapshot's region; null for the whole county.</param>
    public IEnumerable<StagedRow> Others(IReadOnlySet<long> named, string? territory)
    {
        using var all = queries.Rows(layout, static (_, _) => null);
        var rows = all.Open();
        while (rows.Step())
        {
            if (named.Contains(rows.Int64(layout.Key)) || (territory is not null && !IsIn(territory, rows.IsNull(layout.Region!.Value) ? "" : rows.Text(layout.Region.Value))))
                continue;
            if (End(rows.Int64(layout.Key), all.Row(rows)) is { } end)
                yield return end;
        }

        rows.Reset();
    }

    // A row that would begin later ends on its first day, so it never becomes valid.
    private string LastDay(RowSnapshot before) => string.CompareOrdinal(before.ValidFrom, today) > 0 ? before.ValidFrom! : today;

    private static bool IsIn(string territory, string region) => region.StartsWith(territory, StringComparison.Ordinal);
}
