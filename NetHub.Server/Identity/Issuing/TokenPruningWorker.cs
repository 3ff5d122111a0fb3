using NetHub.Server.Work;
using OpenIddict.Abstractions;

namespace NetHub.Server.Identity.Issuing;

/// <summary>Once a day, forgets tokens that ended long ago.</summary>
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
