using NetHub.Schema.Sharing.Policies;

namespace NetHub.Server.Work;

/// <summary>How a hub keeps up with what other processes change: within a second, or it no longer believes what it knew.</summary>
internal static class Polling
{
    /// <summary>Between one look and the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>What was seen last holds no longer than this.</summary>
    public static readonly TimeSpan Trust = PolicyRefresher.Trust;
}
