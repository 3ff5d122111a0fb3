using System.Collections.Concurrent;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Quotas;

/// <summary>
/// How often a client, and each person that uses it, may ask in a day (Shanghai) whether a name and an identity number belong together,
/// and how often it may be wrong: a client that is wrong again and again is guessing.
/// </summary>
/// <param name="perDay">Verifications in a day.</param>
/// <param name="failuresPerDay">Those of them that do not match.</param>
/// <param name="clock">Says the day.</param>
public sealed class VerificationQuota(long perDay, long failuresPerDay, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = [];

    /// <summary>What was asked today.</summary>
    public DailyCounts Asked { get; } = new("VERIFICATIONS", clock);

    /// <summary>What was asked today and did not match.</summary>
    public DailyCounts Failed { get; } = new("FAILED_VERIFICATIONS", clock);

    /// <summary>Whether the client was wrong as often as it may today.</summary>
    public bool IsGuessing(Caller caller) => Failed.Today(caller) >= failuresPerDay;

    /// <summary>Verifies, and counts it. One client's verifications follow each other, so that many at once are no more guesses.</summary>
    /// <exception cref="QueryRefusedException">The client asked, or was wrong, as often as it may today.</exception>
    public async ValueTask<bool> SpendAsync(Caller caller, Func<ValueTask<bool>> verify, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(verify);
        var turn = turns.GetOrAdd(caller.Client, static _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancel);
        try
        {
            Demand(Failed.Today(caller), failuresPerDay, "failed verifications per day");
            Demand(Asked.Today(caller), perDay, "verifications per day");
            Asked.Add(caller, 1);
            var matches = await verify();
            Failed.Add(caller, matches ? 0 : 1);
            return matches;
        }
        finally
        {
            turn.Release();
        }
    }

    private static void Demand(long count, long limit, string what)
    {
        if (count >= limit)
            throw new QueryRefusedException(QueryErrors.QuotaExceeded(what, limit, count));
    }
}
