using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying;
using NetHub.Server.Identity;

namespace NetHub.Server.Hosting;

/// <summary>Keeps what clients were shown today, so that a restart does not begin the day anew. What is lost with a crash is a second.</summary>
internal sealed partial class PersonalRowsKeeper(PersonalRows rows, IDbContextFactory<IdentityDbContext> contexts, TimeProvider clock, ILogger<PersonalRowsKeeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private List<(string Client, DateOnly Day, long Rows)> unkept = [];

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

    // Added up in the database: other hubs may share it.
    private async Task KeepAsync(CancellationToken cancel)
    {
        unkept.AddRange(rows.TakeAdded());
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var yesterday = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);
        var known = await db.PersonalRowCounts.Where(c => c.Day >= yesterday).ToDictionaryAsync(c => (c.Client, c.Day), cancel);
        foreach (var (client, day, added) in unkept)
        {
            if (!known.TryGetValue((client, day), out var count))
                db.PersonalRowCounts.Add(known[(client, day)] = count = new PersonalRowCount { Client = client, Day = day });
            count.Rows += added;
        }

        if (unkept.Count > 0)
            await db.SaveChangesAsync(cancel);
        unkept = [];
        foreach (var count in known.Values)
            rows.Learn(count.Client, count.Day, count.Rows);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What clients were shown today could not be kept ({Exception}); tried again")]
    private partial void LogFailed(string exception);
}

/// <summary>How many rows with personal values a client was shown on a day.</summary>
internal sealed class PersonalRowCount
{
    public required string Client { get; set; }

    public DateOnly Day { get; set; }

    public long Rows { get; set; }
}
