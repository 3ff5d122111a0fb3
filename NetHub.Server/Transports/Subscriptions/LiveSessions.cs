using System.Collections.Concurrent;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Work;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>
/// Tracks connections that stay open after their token was read. A session ends when its token expires or is revoked, or when the token
/// resolves to a different caller, since access was decided for the previous one.
/// </summary>
internal sealed class LiveSessions(Func<RegistrySnapshot> registry, TimeProvider clock, ILogger<LiveSessions> logger) : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<Session, byte> sessions = [];

    /// <summary>Begins a session; disposing it removes it from the list.</summary>
    public Session Begin(SignedIn signedIn, CancellationToken cancel)
    {
        var session = new Session(signedIn, sessions, cancel);
        sessions[session] = 0;
        return session;
    }

    /// <summary>Ends the sessions that match the condition.</summary>
    public void End(Func<SignedIn, bool> isOver)
    {
        foreach (var session in sessions.Keys.Where(s => isOver(s.SignedIn)))
            session.End();
    }

    protected override Task WorkAsync(CancellationToken cancel)
    {
        var (now, current) = (Clock.GetUtcNow(), registry());
        End(signedIn => signedIn.Until <= now || current.Resolve(signedIn.Token) != signedIn.Caller);
        return Task.CompletedTask;
    }

    internal sealed class Session(SignedIn signedIn, ConcurrentDictionary<Session, byte> all, CancellationToken cancel) : IDisposable
    {
        private readonly CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(cancel);

        public SignedIn SignedIn => signedIn;

        /// <summary>Cancelled when the session ends or the connection closes.</summary>
        public CancellationToken Token => ends.Token;

        /// <summary>Whether the token became invalid or resolved to a different caller.</summary>
        public bool IsOver { get; private set; }

        public void End()
        {
            if (!all.TryRemove(this, out _))
                return;
            IsOver = true;
            ends.Cancel();
        }

        // The cancellation source is not disposed, because another thread may be cancelling it.
        public void Dispose() => all.TryRemove(this, out _);
    }
}
