using NetHub.Ledger;
using NetHub.Ledger.Records;


namespace NetHub.Tests.Audit;

/// <summary>A ledger that stores its entries in memory.</summary>
internal sealed class HeardLedger : AuditLedger
{
    public List<AuditEntry> Entries { get; } = [];

    /// <summary>Whether recording fails.</summary>
    public bool IsFull { get; set; }

    public override bool IsWritable => !IsFull;

    public override bool AnswersImpersonalUnrecorded => true;

    public override ValueTask<string?> RecordAsync(AuditEntry entry)
    {
        Entries.Add(entry);
        return new ValueTask<string?>((string?)null);
    }
}
