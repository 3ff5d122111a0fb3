using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Querying;
using NetHub.Schema.Storage;

namespace NetHub.Server.Publishing;

/// <summary>
/// Tells of rows that begin and end with the day, raises data issues that a hub that was stopped left behind, and removes reports and changes
/// that are older than the settings say, some at a time.
/// </summary>
internal sealed partial class PublishMaintenanceWorker(
    IDbContextFactory<HubDbContext> contexts, ProblemReports reports, IssueDelivery issues, DatedRows dated, QueryEngine engine, PublishOptions options, TimeProvider clock, ILogger<PublishMaintenanceWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What starts the hub does not wait for it.
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        do
            await KeepAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task KeepAsync(CancellationToken stopping)
    {
        try
        {
            await issues.DeliverAsync(stopping);
            if (await dated.TellAsync(stopping) > 0)
                engine.RefreshDataVersion();
            reports.Prune(clock.GetUtcNow().AddDays(-options.ReportDays));
            while (ChangeRetention.Prune(contexts, clock.GetUtcNow().AddDays(-options.ChangeDays)))
                await Task.Delay(Pause, clock, stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var exception = failure.GetType().Name;
            LogFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The upkeep of publishing failed ({Exception}); tried again")]
    private partial void LogFailed(string exception);
}
