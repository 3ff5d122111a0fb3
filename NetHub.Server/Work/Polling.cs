using NetHub.Schema.Sharing.Policies;

namespace NetHub.Server.Work;

/// <summary>
/// The timing by which a hub follows changes of other processes: it sees them within a second, or stops trusting its state in memory.
/// </summary>
internal static class Polling
{
    /// <summary>The time between two checks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest time that a successful check stays valid.</summary>
    public static readonly TimeSpan Trust = PolicyRefresher.Trust;
}
