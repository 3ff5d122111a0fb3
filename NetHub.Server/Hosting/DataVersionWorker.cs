using NetHub.Schema.Querying;

namespace NetHub.Server.Hosting;

/// <summary>Checks several times a second whether the data changed, so that requests need not.</summary>
internal sealed class DataVersionWorker(QueryEngine engine, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Polling.Interval, clock);
        do
            engine.RefreshDataVersion();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
