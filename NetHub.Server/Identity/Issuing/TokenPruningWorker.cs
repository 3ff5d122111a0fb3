using OpenIddict.Abstractions;

namespace NetHub.Server.Identity.Issuing;

/// <summary>Deletes long-expired tokens once a day.</summary>
internal sealed partial class TokenPruningWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TokenPruningWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure.GetType().Name);
            }
        }
    }

    private async Task PruneAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow() - KeepFor;
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, cancel);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired tokens could not be deleted ({Exception}); will retry tomorrow")]
    private partial void LogFailed(string exception);
}
