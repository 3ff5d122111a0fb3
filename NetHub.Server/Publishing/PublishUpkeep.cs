using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Storing;
using NetHub.Schema.Storage;

namespace NetHub.Server.Publishing;

/// <summary>Removes reports and changes that are older than the settings say, some at a time.</summary>
internal sealed partial class PublishUpkeep(
    IDbContextFactory<HubDbContext> contexts, ProblemReports reports, PublishOptions options, TimeProvider clock, ILogger<PublishUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                reports.Prune(clock.GetUtcNow().AddDays(-options.ReportDays));
                while (ChangePruning.Prune(contexts, clock.GetUtcNow().AddDays(-options.ChangeDays)))
                    await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                var exception = failure.GetType().Name;
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old reports and changes could not be removed ({Exception}); tried again")]
    private partial void LogFailed(string exception);
}
