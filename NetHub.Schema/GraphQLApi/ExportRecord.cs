using System.Security.Cryptography;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi;

/// <summary>What the ledger holds of one export: that it began, without which no row is given, and how it ended.</summary>
internal sealed class ExportRecord(AuditLedger ledger, OperationRecord record, AuditedFields fields, string dataVersion)
{
    private const int NameBytes = 16;

    /// <summary>Random; names this export and nothing else.</summary>
    public string Name { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));

    /// <summary>Proves that it was recorded before the first row.</summary>
    public string? Receipt { get; private set; }

    public int PolicyVersion => record.PolicyVersion;

    /// <exception cref="AuditUnavailableException">It cannot be recorded.</exception>
    public async ValueTask BeginAsync() => Receipt = await RecordAsync(AuditEntry.Begun, null);

    /// <exception cref="AuditUnavailableException">It cannot be recorded.</exception>
    public async ValueTask EndAsync(string outcome, RunTally tally) => await RecordAsync(outcome, tally);

    private ValueTask<string?> RecordAsync(string outcome, RunTally? tally) =>
        ledger.RecordAsync(record.Answered(AuditAction.Export, fields, dataVersion, tally, outcome) with { Export = Name });
}
