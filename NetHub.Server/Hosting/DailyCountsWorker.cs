using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Quotas;
using NetHub.Server.Identity;

namespace NetHub.Server.Hosting;

/// <summary>Stores the daily counts of clients, so that a restart does not reset them. A crash loses at most one second of counts.</summary>
internal sealed partial class DailyCountsWorker(
    IEnumerable<DailyCounts> counts, IDbContextFactory<IdentityDbContext> contexts, TimeProvider clock, ILogger<DailyCountsWorker> logger) : BackgroundService
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                var exception = failure.GetType().Name;
                LogFailed(exception);
            }
        }
    }

    // The database adds up the counts, since several hubs may share it.
    private async Task KeepAsync(CancellationToken cancel)
    {
        unkept.AddRange(counts.Values.SelectMany(static c => c.TakeAdded().Select(a => (c.Kind, a.Client, a.Day, a.Count))));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var yesterday = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The daily counts of clients could not be stored ({Exception}); will retry")]
    private partial void LogFailed(string exception);
}

/// <summary>A client's count of one kind on one day, such as rows with personal values or verifications.</summary>
internal sealed class DailyCount
{
    public required string Kind { get; set; }

    public required string Client { get; set; }

    public DateOnly Day { get; set; }

    public long Count { get; set; }
}
