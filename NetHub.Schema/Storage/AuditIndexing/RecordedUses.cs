using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Audit.Records;
using NetHub.Schema.Sharing.Reports;

namespace NetHub.Schema.Storage.AuditIndexing;

/// <summary>Reads uses from the ledger's index.</summary>
public sealed class RecordedUses(IDbContextFactory<HubDbContext> contexts) : IRecordedUses
{
    public async Task<IReadOnlyList<RecordedUse>> SinceAsync(DateOnly day, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var uses = await db.Set<FieldUsage>().AsNoTracking().Where(u => u.Day >= day && u.Department != null)
            .GroupBy(u => new { u.Department, u.Operation, u.Coordinate, u.Usage, u.Level })
            .Select(g => new { g.Key, LastDay = g.Max(u => u.Day) }).ToListAsync(cancel);
        return uses.ConvertAll(static u => new RecordedUse(u.Key.Department!, u.Key.Operation ?? "", u.Key.Coordinate, u.Key.Usage, u.Key.Level, u.LastDay));
    }
}
