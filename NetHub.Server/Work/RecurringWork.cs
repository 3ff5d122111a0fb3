using System.Diagnostics;

namespace NetHub.Server.Work;

/// <summary>
/// Repeats a piece of work until the hub stops. A turn that fails is tried again at the next one; the same failure is logged once until a
/// turn succeeds.
/// </summary>
/// <param name="interval">The pause between two turns.</param>
/// <param name="clock">Measures the pauses.</param>
/// <param name="logger">The log of the work.</param>
internal abstract partial class RecurringWork(TimeSpan interval, TimeProvider clock, ILogger logger) : BackgroundService
{
    private string? failing;

    protected TimeProvider Clock { get; } = clock;

    /// <summary>The pause before the first turn.</summary>
    protected virtual TimeSpan FirstPause => interval;

    /// <summary>Does one turn.</summary>
    protected abstract Task WorkAsync(CancellationToken cancel);

    /// <param name="taken">How long the turn took.</param>
    /// <returns>The pause before the next turn.</returns>
    protected virtual TimeSpan PauseAfter(TimeSpan taken) => interval;

    /// <summary>Called after every turn that failed.</summary>
    protected virtual void OnFailure(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var exception = failure.GetType().Name;
        if (failing != exception)
            LogFailed(GetType().Name, exception);
        failing = exception;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the hub does not wait for the first turn.
        await Task.Yield();
        for (var pause = FirstPause; await HasPausedAsync(pause, stoppingToken);)
        {
            var start = Stopwatch.GetTimestamp();
            await TryAsync(stoppingToken);
            pause = PauseAfter(Stopwatch.GetElapsedTime(start));
        }
    }

    private async Task<bool> HasPausedAsync(TimeSpan pause, CancellationToken stopping)
    {
        await Task.Delay(pause, Clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stopping.IsCancellationRequested;
    }

    private async Task TryAsync(CancellationToken stopping)
    {
        try
        {
            await WorkAsync(stopping);
            failing = null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The hub stops.
        }
        catch (Exception failure)
        {
            OnFailure(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed ({Exception}); it is tried again")]
    private partial void LogFailed(string work, string exception);
}
