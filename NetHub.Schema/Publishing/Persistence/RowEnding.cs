using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>How rows end: dated ones are valid no longer from today on, others are no more.</summary>
internal sealed class RowEnding(RowLayout layout, TableQueries queries, string today)
{
    private DatasetEntry Dataset => layout.Dataset;

    /// <summary>What is to be done; null where the row has ended already.</summary>
    public StagedRow? End(long key, IReadOnlyList<object?> stored)
    {
        var before = RowSnapshot.From(layout, stored);
        if (!Dataset.IsDated)
            return new StagedRow(RowOperation.Delete, key, before, [], null);
        if (before.ValidTo is { } to && string.CompareOrdinal(to, today) <= 0)
            return null;
        return new StagedRow(RowOperation.End, key, before, [(layout.PositionOf(Dataset.ValidTo!), LastDay(before)), (layout.Version, (long)stored[layout.Version]! + 1)], null);
    }

    /// <summary>The end of all rows that a snapshot does not name.</summary>
    /// <param name="named">Rows that it names.</param>
    /// <param name="territory">First digits of the region that it is of; null for the whole county.</param>
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

    // What was to begin later never does.
    private string LastDay(RowSnapshot before) => string.CompareOrdinal(before.ValidFrom, today) > 0 ? before.ValidFrom! : today;

    private static bool IsIn(string territory, string region) => region.StartsWith(territory, StringComparison.Ordinal);
}
