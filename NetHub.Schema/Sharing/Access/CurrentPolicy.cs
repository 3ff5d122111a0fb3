namespace NetHub.Schema.Sharing.Access;

/// <summary>The policy in force. Code that decides several things must read it once, because a change replaces it.</summary>
public sealed class CurrentPolicy(AccessPolicy first)
{
    private volatile AccessPolicy now = first;

    public AccessPolicy Now => now;

    /// <summary>Raised after the policy was replaced.</summary>
    public event EventHandler? Replaced;

    /// <summary>Replaces the policy for all further decisions.</summary>
    public void Replace(AccessPolicy next)
    {
        now = next;
        Replaced?.Invoke(this, EventArgs.Empty);
    }
}
