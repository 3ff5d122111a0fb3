namespace NetHub.Schema.Sharing.Access;

/// <summary>The policy as it is now. Whoever decides more than one thing takes it once: a change puts another in its place.</summary>
public sealed class CurrentPolicy(AccessPolicy first)
{
    private volatile AccessPolicy now = first;

    public AccessPolicy Now => now;

    /// <summary>Raised after another policy has taken its place.</summary>
    public event EventHandler? Replaced;

    /// <summary>From here on requests are decided by this one.</summary>
    public void Replace(AccessPolicy next)
    {
        now = next;
        Replaced?.Invoke(this, EventArgs.Empty);
    }
}
