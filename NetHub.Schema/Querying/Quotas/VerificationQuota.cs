using System.Collections.Concurrent;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Quotas;

/// <summary>
/// Limits how often a client, and each person that uses it, may verify per day (Shanghai time) whether a name matches an identity
/// number, and how many verifications may fail: repeated failures indicate guessing.
/// </summary>
/// <param name="perDay">The maximum number of verifications per day.</param>
/// <param name="failuresPerDay">The maximum number of verifications per day that do not match.</param>
/// <param name="clock">The clock that determines the day.</param>
public sealed class VerificationQuota(long perDay, long failuresPerDay, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = [];

    /// <summary>Today's verifications.</summary>
    public DailyCounts Asked { get; } = new("VERIFICATIONS", clock);

    /// <summary>Today's verifications that did not match.</summary>
    public DailyCounts Failed { get; } = new("FAILED_VERIFICATIONS", clock);

    /// <summary>Returns whether the client has reached today's limit of failures.</summary>
    public bool IsGuessing(Caller caller) => Failed.Today(caller) >= failuresPerDay;

    /// <summary>Verifies and counts the verification. One client's verifications run one at a time, so that parallel requests gain no extra guesses.</summary>
    /// <exception cref="QueryRefusedException">The client has reached today's limit of verifications or failures.</exception>
    public async ValueTask<bool> SpendAsync(Caller caller, Func<ValueTask<bool>> verify, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(verify);
        var turn = turns.GetOrAdd(caller.Client, static _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancel);
        try
        {
            Demand(Failed.Today(caller), failuresPerDay, "每日核验失败次数", "failed verifications per day");
            Demand(Asked.Today(caller), perDay, "每日核验次数", "verifications per day");
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

    private static void Demand(long count, long limit, string chinese, string english)
    {
        if (count >= limit)
            throw new QueryRefusedException(QueryErrors.QuotaExceeded(chinese, english, limit, count));
    }
}
