using NetHub.Ledger.Records;
using NetHub.Ledger.Writing;

namespace NetHub.Ledger;

/// <summary>Entries that are written together.</summary>
internal sealed class LedgerGroup
{
    // A receipt carries a digest for each record after its own: so many that one signature costs little, and no more.
    private const int Most = 16;

    // Whoever wrote the group does not go on with the answers of those who waited.
    private readonly TaskCompletionSource<WrittenRecords> written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<AuditEntry> entries = new(Most);

    public IReadOnlyList<AuditEntry> Entries => entries;

    public bool IsFull => entries.Count == Most;

    /// <summary>The records, once they would outlive the process.</summary>
    public Task<WrittenRecords> Written => written.Task;

    public int Add(in AuditEntry entry)
    {
        entries.Add(entry);
        return entries.Count - 1;
    }

    public void Succeed(WrittenRecords records) => written.SetResult(records);

    public void Fail() => written.TrySetException(new AuditUnavailableException());
}
