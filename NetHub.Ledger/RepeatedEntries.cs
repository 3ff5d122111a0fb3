using NetHub.Ledger.Records;

namespace NetHub.Ledger;

/// <summary>
/// Records what anybody can make happen as often as he likes: refused requests and failures to sign in. The first of a kind is recorded
/// at once; those that follow within a minute are counted and recorded as one, so that nobody fills the disk with them.
/// </summary>
public sealed class RepeatedEntries(AuditLedger ledger, TimeProvider clock)
{
    private const int MostKinds = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock kinds = new();
    private Dictionary<Kind, Repetition> current = [];
    private DateTimeOffset until;

    /// <summary>Records it, and gives the receipt; null where it is counted with others of its kind, or cannot be recorded.</summary>
    public async ValueTask<string?> RecordAsync(AuditEntry entry)
    {
        foreach (var repeated in Over())
            await TryAsync(repeated);
        return IsFirst(entry) ? await TryAsync(entry) : null;
    }

    /// <summary>Records what was counted so far.</summary>
    public async ValueTask RecordCountedAsync()
    {
        foreach (var repeated in Take())
            await TryAsync(repeated);
    }

    // What it is about gave nobody anything, so there is nothing to be taken back.
    private async ValueTask<string?> TryAsync(AuditEntry entry)
    {
        try
        {
            return await ledger.RecordAsync(entry);
        }
        catch (AuditUnavailableException)
        {
            return null;
        }
    }

    private bool IsFirst(in AuditEntry entry)
    {
        var kind = new Kind(entry.Action, entry.Department, entry.Client, entry.Address, entry.Outcome);
        lock (kinds)
        {
            if (current.Count >= MostKinds && !current.ContainsKey(kind))
                kind = new Kind(entry.Action, "", "", null, entry.Outcome);
            if (current.TryGetValue(kind, out var known))
            {
                known.Times++;
                return false;
            }

            current[kind] = new Repetition(entry with { Department = kind.Department, Client = kind.Client, Address = kind.Address });
            return true;
        }
    }

    private IReadOnlyList<AuditEntry> Over()
    {
        lock (kinds)
            return clock.GetUtcNow() < until ? [] : Take();
    }

    private IReadOnlyList<AuditEntry> Take()
    {
        lock (kinds)
        {
            var taken = current.Values;
            current = [];
            until = clock.GetUtcNow() + Window;
            return [.. taken.Where(static r => r.Times > 0).Select(static r => r.Entry with { Times = r.Times })];
        }
    }

    private readonly record struct Kind(string Action, string Department, string Client, string? Address, string Outcome);

    private sealed class Repetition(AuditEntry entry)
    {
        public AuditEntry Entry => entry;

        public int Times { get; set; }
    }
}
