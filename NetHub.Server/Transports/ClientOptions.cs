namespace NetHub.Server.Transports;

/// <summary>The section <c>Hub:Clients</c>: the limits of one client.</summary>
internal sealed class ClientOptions
{
    public int RequestsPerSecond { get; set; } = 500;

    /// <summary>Maximum number of requests in a burst after a pause.</summary>
    public int Burst { get; set; } = 1_000;

    /// <summary>Maximum number of concurrent requests.</summary>
    public int RequestsAtOnce { get; set; } = 64;

    /// <summary>Maximum number of rows with personal values that a client or person may read per day.</summary>
    public int PersonalRowsPerDay { get; set; } = 200_000;

    /// <summary>Maximum number of identity verifications (does the name match the identity number?) of a client or person per day.</summary>
    public int VerificationsPerDay { get; set; } = 200;

    /// <summary>Maximum number of failed verifications per day; more of them suggest guessing.</summary>
    public int FailedVerificationsPerDay { get; set; } = 5;

    /// <summary>Maximum number of operations in one request; 1 rejects batches.</summary>
    public int OperationsPerRequest { get; set; } = 1;
}
