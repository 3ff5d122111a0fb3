using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Quotas;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Work;

namespace NetHub.Server.Identity;

/// <summary>Stores the daily counts of clients, so that a restart does not reset them. A crash loses at most one second of counts.</summary>
internal sealed class DailyCountsWorker(
    IEnumerable<DailyCounts> counts, IDbContextFactory<IdentityDbContext> contexts, TimeProvider clock, ILogger<DailyCountsWorker> logger)
    : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, DailyCounts> counts = counts.ToDictionary(static c => c.Kind);
    private List<(string Kind, string Client, DateOnly Day, long Added)> unkept = [];

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await KeepAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await KeepAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancel) => KeepAsync(cancel);

    // The database adds up the counts, since several hubs may share it.
    private async Task KeepAsync(CancellationToken cancel)
    {
        unkept.AddRange(counts.Values.SelectMany(static c => c.TakeAdded().Select(a => (c.Kind, a.Client, a.Day, a.Count))));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var yesterday = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddDays(-1);
        var known = await db.DailyCounts.Where(c => c.Day >= yesterday).ToDictionaryAsync(c => (c.Kind, c.Client, c.Day), cancel);
        foreach (var (kind, client, day, added) in unkept)
        {
            if (!known.TryGetValue((kind, client, day), out var count))
                db.DailyCounts.Add(known[(kind, client, day)] = count = new DailyCount { Kind = kind, Client = client, Day = day });
            count.Count += added;
        }

        if (unkept.Count > 0)
            await db.SaveChangesAsync(cancel);
        unkept = [];
        foreach (var count in known.Values)
            counts.GetValueOrDefault(count.Kind)?.Learn(count.Client, count.Day, count.Count);
    }
}
