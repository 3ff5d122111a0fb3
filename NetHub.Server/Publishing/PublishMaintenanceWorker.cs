using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Querying;
using NetHub.Schema.Storage;

namespace NetHub.Server.Publishing;

/// <summary>
/// Publishes changes of rows that begin or end on the current day, raises data issues that a stopped hub left pending, and prunes expired
/// reports and changes in small portions.
/// </summary>
internal sealed partial class PublishMaintenanceWorker(
    IDbContextFactory<HubDbContext> contexts, ProblemReports reports, IssueDelivery issues, DatedRows dated, QueryEngine engine, PublishOptions options, TimeProvider clock, ILogger<PublishMaintenanceWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Yield, so that startup does not wait for the first run.
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The maintenance of publishing failed ({Exception}); will retry")]
    private partial void LogFailed(string exception);
}
