namespace NetHub.Server.Identity.People;

/// <summary>The section <c>Hub:People</c>: how people sign in at the embedded issuer, and how long that lasts.</summary>
internal sealed class PeopleOptions
{
    /// <summary>Whoever does nothing for so long is signed out.</summary>
    public int IdleMinutes { get; set; } = 15;

    /// <summary>How long an access token of a person is good for. There are no refresh tokens: the session gives the next one, while it lasts.</summary>
    public int TokenMinutes { get; set; } = 5;
}

/// <summary>The section <c>Hub:Lockout</c>: what happens after wrong secrets and passwords.</summary>
internal sealed class LockoutOptions
{
    /// <summary>Failures in a row of a person, or within <see cref="Minutes"/> of a client from one address.</summary>
    public int Failures { get; set; } = 5;

    /// <summary>Failures of a client within <see cref="Minutes"/> from all addresses together.</summary>
    public int FailuresEverywhere { get; set; } = 100;

    /// <summary>How long it lasts.</summary>
    public int Minutes { get; set; } = 15;
}
