using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Querying;
using NetHub.Schema.Storage;
using NetHub.Server.Work;

namespace NetHub.Server.Publishing;

/// <summary>
/// Publishes changes of rows that begin or end on the current day, raises data issues that a stopped hub left pending, and prunes expired
/// reports and changes in small portions.
/// </summary>
internal sealed class PublishMaintenanceWorker(
    IDbContextFactory<HubDbContext> contexts, ProblemReports reports, IssueDelivery issues, DatedRows dated, QueryEngine engine, PublishOptions options, TimeProvider clock, ILogger<PublishMaintenanceWorker> logger)
    : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override TimeSpan FirstPause => TimeSpan.Zero;

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await issues.DeliverAsync(cancel);
        if (await dated.TellAsync(cancel) > 0)
            engine.RefreshDataVersion();
        reports.Prune(Clock.GetUtcNow().AddDays(-options.ReportDays));
        while (ChangeRetention.Prune(contexts, Clock.GetUtcNow().AddDays(-options.ChangeDays)))
            await Task.Delay(Pause, Clock, cancel);
    }
}
