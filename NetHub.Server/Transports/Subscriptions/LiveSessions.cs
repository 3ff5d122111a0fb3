using System.Collections.Concurrent;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Work;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>
/// Connections that stay open after their token was read. Each ends when its token ends or is taken back, or when it stands for somebody
/// else than before: what is followed was decided for who it was.
/// </summary>
internal sealed class LiveSessions(Func<RegistrySnapshot> registry, TimeProvider clock, ILogger<LiveSessions> logger) : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<Session, byte> sessions = [];

    /// <summary>A session that counts until it is disposed.</summary>
    public Session Begin(SignedIn signedIn, CancellationToken cancel)
    {
        var session = new Session(signedIn, sessions, cancel);
        sessions[session] = 0;
        return session;
    }

    /// <summary>Ends what was begun by those that this is true of.</summary>
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

        /// <summary>Cancelled when the session is over or the connection is gone.</summary>
        public CancellationToken Token => ends.Token;

        /// <summary>The token was good once and is not any more.</summary>
        public bool IsOver { get; private set; }

        public void End()
        {
            if (!all.TryRemove(this, out _))
                return;
            IsOver = true;
            ends.Cancel();
        }

        // The source is left to be collected: it may be cancelled at this very moment.
        public void Dispose() => all.TryRemove(this, out _);
    }
}
