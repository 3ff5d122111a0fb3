using NetHub.Server.Work;
using OpenIddict.Abstractions;

namespace NetHub.Server.Identity.Issuing;

/// <summary>Deletes long-expired tokens once a day.</summary>
internal sealed class TokenPruningWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TokenPruningWorker> logger) : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(7);

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = Clock.GetUtcNow() - KeepFor;
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, cancel);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, cancel);
    }
}
