namespace NetHub.Server.Identity.Storage;

/// <summary>An administrative change that the ledger does not hold yet. It is stored in the same transaction as the change itself.</summary>
internal sealed class AdministrativeChange
{
    public long Id { get; set; }

    /// <summary>The action: <c>REGISTERED</c>, <c>TOKENS_REVOKED</c> …</summary>
    public required string What { get; set; }

    /// <summary>The target and the time: <c>hub Client plc 2026-01-31T12:00:00Z</c>.</summary>
    public required string Target { get; set; }

    /// <summary>The operating system account that made the change.</summary>
    public required string By { get; set; }
}
