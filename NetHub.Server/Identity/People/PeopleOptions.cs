namespace NetHub.Server.Identity.People;

/// <summary>The section <c>Hub:People</c>: the sign-in sessions of people at the embedded issuer.</summary>
internal sealed class PeopleOptions
{
    /// <summary>Minutes of inactivity until a person is signed out.</summary>
    public int IdleMinutes { get; set; } = 15;

    /// <summary>
    /// The lifetime of a person's access token, in minutes. There are no refresh tokens: an active session issues the next token.
    /// </summary>
    public int TokenMinutes { get; set; } = 5;
}

/// <summary>The section <c>Hub:Lockout</c>: the lockout after wrong secrets and passwords.</summary>
internal sealed class LockoutOptions
{
    /// <summary>
    /// Maximum number of consecutive failures of a person, or of a client's failures from one address within <see cref="Minutes"/>.
    /// </summary>
    public int Failures { get; set; } = 5;

    /// <summary>Maximum number of a client's failures from all addresses within <see cref="Minutes"/>.</summary>
    public int FailuresEverywhere { get; set; } = 100;

    /// <summary>The duration of a lockout, in minutes.</summary>
    public int Minutes { get; set; } = 15;
}
