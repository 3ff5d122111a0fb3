using NetHub.Schema.Querying;
using NetHub.Server.Work;

namespace NetHub.Server.Data;

/// <summary>Checks several times a second whether the data changed, so that requests need not.</summary>
internal sealed class DataVersionWorker(QueryEngine engine, TimeProvider clock, ILogger<DataVersionWorker> logger) : RecurringWork(Polling.Interval, clock, logger)
{
    protected override TimeSpan FirstPause => TimeSpan.Zero;

    protected override Task WorkAsync(CancellationToken cancel)
    {
        engine.RefreshDataVersion();
        return Task.CompletedTask;
    }
}
