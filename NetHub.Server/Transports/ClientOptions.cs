namespace NetHub.Server.Transports;

/// <summary>The section <c>Hub:Clients</c>: how much one client may ask.</summary>
internal sealed class ClientOptions
{
    public int RequestsPerSecond { get; set; } = 500;

    /// <summary>Requests that may come at once after a pause.</summary>
    public int Burst { get; set; } = 1_000;

    /// <summary>Requests that are answered at the same time.</summary>
    public int RequestsAtOnce { get; set; } = 64;

    /// <summary>Rows with personal values that a client, or a person, is shown in a day.</summary>
    public int PersonalRowsPerDay { get; set; } = 200_000;

    /// <summary>How often a client, or a person, may ask in a day whether a name and an identity number belong together.</summary>
    public int VerificationsPerDay { get; set; } = 200;

    /// <summary>How many of them may be wrong; who is wrong more often is guessing.</summary>
    public int FailedVerificationsPerDay { get; set; } = 5;

    /// <summary>Operations in one request; 1 refuses batches.</summary>
    public int OperationsPerRequest { get; set; } = 1;
}
