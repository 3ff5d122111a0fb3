using System.Security.Cryptography;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Exporting;

/// <summary>The two ledger records of an export: its beginning, without which no row is returned, and its outcome.</summary>
internal sealed class ExportRecord(AuditLedger ledger, OperationRecord record, AuditedFields fields, string dataVersion)
{
    private const int NameBytes = 16;

    /// <summary>A random name, unique to this export.</summary>
    public string Name { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));

    public int PolicyVersion => record.PolicyVersion;

    /// <summary>Creates the record of the beginning.</summary>
    public AuditEntry Begun() => Entry(AuditEntry.Begun, null);

    /// <summary>Records the outcome.</summary>
    /// <exception cref="AuditUnavailableException">The ledger is not available.</exception>
    public async ValueTask EndAsync(string outcome, RunTally tally) => await ledger.RecordAsync(Entry(outcome, tally));

    private AuditEntry Entry(string outcome, RunTally? tally) =>
        record.Answered(AuditAction.Export, fields, dataVersion, tally, outcome) with { Export = Name };
}
