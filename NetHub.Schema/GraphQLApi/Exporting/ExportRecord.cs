using System.Security.Cryptography;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Exporting;

/// <summary>What the ledger holds of one export: that it began, without which no row is given, and how it ended.</summary>
internal sealed class ExportRecord(AuditLedger ledger, OperationRecord record, AuditedFields fields, string dataVersion)
{
    private const int NameBytes = 16;

    /// <summary>Random; names this export and nothing else.</summary>
    public string Name { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));

    public int PolicyVersion => record.PolicyVersion;

    /// <summary>That it begins.</summary>
    public AuditEntry Begun() => Entry(AuditEntry.Begun, null);

    /// <exception cref="AuditUnavailableException">It cannot be recorded.</exception>
    public async ValueTask EndAsync(string outcome, RunTally tally) => await ledger.RecordAsync(Entry(outcome, tally));

    private AuditEntry Entry(string outcome, RunTally? tally) =>
        record.Answered(AuditAction.Export, fields, dataVersion, tally, outcome) with { Export = Name };
}
