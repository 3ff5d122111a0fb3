namespace NetHub.Server.Identity.Storage;

/// <summary>Something that was administered and is not in the ledger yet. It is stored in the transaction of what it is about.</summary>
internal sealed class AdministrativeChange
{
    public long Id { get; set; }

    /// <summary>What was done: <c>REGISTERED</c>, <c>TOKENS_REVOKED</c> …</summary>
    public required string What { get; set; }

    /// <summary>To whom or what, and when it was: <c>hub Client plc 2026-01-31T12:00:00Z</c>.</summary>
    public required string Target { get; set; }

    /// <summary>Account of the operating system that did it.</summary>
    public required string By { get; set; }
}
