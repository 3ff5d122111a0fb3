using System.Security.Cryptography;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi;

/// <summary>What the ledger holds of one export: that it began, without which no row is given, and how it ended.</summary>
internal sealed class ExportRecord(AuditLedger ledger, Caller caller, string document, AuditedFields fields, int policyVersion, string dataVersion)
{
    private const string Begun = "BEGUN";
    private const int ReceiptBytes = 16;

    /// <summary>Random; names this export and nothing else.</summary>
    public string Receipt { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ReceiptBytes));

    public int PolicyVersion => policyVersion;

    /// <exception cref="AuditUnavailableException">It cannot be recorded.</exception>
    public void Begin() => Append(Begun, 0, 0);

    /// <exception cref="AuditUnavailableException">It cannot be recorded.</exception>
    public void End(string outcome, long rows, long personalRows) => Append(outcome, rows, personalRows);

    private void Append(string outcome, long rows, long personalRows) => ledger.Append(new AuditEntry(caller, AuditAction.Export, document, outcome, fields)
    {
        Rows = rows,
        PersonalRows = personalRows,
        PolicyVersion = policyVersion,
        DataVersion = dataVersion,
        Receipt = Receipt,
    });
}
