using Microsoft.Data.Sqlite;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.AuditIndexing;
using NetHub.Schema.Storage.Governance;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary>Finds the grants in force and the recent operations of departments that a change of the schema would break.</summary>
internal static class BrokenUses
{
    /// <summary>How many days of recorded operations are checked.</summary>
    public const int Days = 90;

    /// <summary>
    /// Returns each broken grant and operation with the fields that the schema no longer serves; empty if the hub has no such files.
    /// </summary>
    /// <exception cref="StartupException">A file cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> FindAsync(HubPaths paths, DataCatalog catalog, CancellationToken cancel)
    {
        try
        {
            return [.. await OfGrantsAsync(paths, catalog, cancel), .. await OfOperationsAsync(paths, catalog, cancel)];
        }
        catch (SqliteException)
        {
            throw new StartupException(
                $"无法读取 {paths.Data} 中的授权或访问记录。请先启动一次服务以更新其结构，或用 --data 指定其他目录。",
                $"The grants or recorded reads in {paths.Data} cannot be read. Start the hub once to upgrade them, or choose a different directory with --data.");
        }
    }

    private static async Task<IEnumerable<string>> OfGrantsAsync(HubPaths paths, DataCatalog catalog, CancellationToken cancel)
    {
        if (!File.Exists(paths.Governance))
            return [];
        var store = new SharingStore(new SqliteGovernanceFactory(paths.Governance), TimeProvider.System);
        return from grant in await store.GrantsAsync(TimeProvider.System.GetUtcNow(), cancel)
               let gone = grant.Fields.Where(f => !IsServed(catalog, f)).ToList()
               where gone.Count > 0
               select $"{grant.Id} ({grant.Department}): {string.Join(", ", gone)}";
    }

    private static async Task<IEnumerable<string>> OfOperationsAsync(HubPaths paths, DataCatalog catalog, CancellationToken cancel)
    {
        if (!File.Exists(paths.Database))
            return [];
        var since = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-Days);
        return from use in await new RecordedUses(new SqliteContextFactory(paths.Database, catalog)).SinceAsync(since, cancel)
               where !IsServed(catalog, use.Coordinate) && !catalog.Datasets.Any(d => d.Name == use.Coordinate)
               group use.Coordinate by (use.Department, use.Operation) into broken
               select $"{broken.Key.Department} {broken.Key.Operation}: {string.Join(", ", broken.Distinct())}";
    }

    private static bool IsServed(DataCatalog catalog, string coordinate) => catalog.Field(coordinate) is { IsServed: true };
}
