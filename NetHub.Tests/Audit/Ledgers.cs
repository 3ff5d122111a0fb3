using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>Reads the ledger of a test's hub.</summary>
internal static class Ledgers
{
    public static string PathOf(OwnHub hub) => Path.Combine(hub.Directory, "ledger");

    /// <summary>Returns the recorded entries in order.</summary>
    public static List<LedgerRecord> Entries(OwnHub hub) => [.. LedgerReader.Read(PathOf(hub), "hub").Where(static r => r.Type == LedgerTypes.Entry)];

    /// <summary>Waits until a matching record is written.</summary>
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
