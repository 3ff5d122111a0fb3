using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>Looks into the ledger of a hub of a test.</summary>
internal static class Ledgers
{
    public static string PathOf(OwnHub hub) => Path.Combine(hub.Directory, "ledger");

    /// <summary>What was recorded of what somebody did, in order.</summary>
    public static List<LedgerRecord> Entries(OwnHub hub) => [.. LedgerReader.Read(PathOf(hub), "hub").Where(static r => r.Type == LedgerTypes.Entry)];

    /// <summary>Waits until something was recorded.</summary>
    public static async Task<LedgerRecord> UntilAsync(OwnHub hub, Func<LedgerRecord, bool> isIt)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (Entries(hub).Find(r => isIt(r)) is { } found)
                return found;
            await Task.Delay(50, limit.Token);
        }
    }
}
