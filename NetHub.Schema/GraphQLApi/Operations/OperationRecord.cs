using System.Diagnostics;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>Collects the ledger record of one operation while it runs.</summary>
internal sealed class OperationRecord(Caller caller, ReadOrigin origin, int policyVersion)
{
    // The outcome when the client already has the current answer.
    private const string Unchanged = "NOT_MODIFIED";

    private readonly long start = Stopwatch.GetTimestamp();
    private PreparedOperation? operation;
    private long since;

    public int PolicyVersion => policyVersion;

    public void IsOf(PreparedOperation prepared) => operation = prepared;

    public AuditEntry Answered(AuditAction action, AuditedFields fields, string? dataVersion, RunTally? tally, string outcome = AuditEntry.Done) =>
        Entry(action, outcome, fields) with
        {
            DataVersion = dataVersion,
            Rows = tally?.RowsByDataset ?? [],
            PersonalRows = tally?.PersonalRows ?? 0,
            SuppressedGroups = tally?.SuppressedGroups ?? 0,
            Subjects = tally?.Subjects,
        };

    public AuditEntry Refused(AuditAction action, IReadOnlyList<QueryError> errors) => Entry(action, errors[0].Code, AuditedFields.Refused(QueryErrors.Denied(errors)));

    /// <summary>Creates the entry for an answer that the client already has.</summary>
    public AuditEntry NotModified(string? document, string dataVersion) => AuditEntries.Create(AuditAction.Query, caller, origin, Unchanged, AuditedFields.None) with
    {
        Document = document,
        PolicyVersion = policyVersion,
        DataVersion = dataVersion,
    };

    /// <summary>Measures the time that recording took.</summary>
    public void Recorded() => OperationTelemetry.Phase("record", caller, Stopwatch.GetElapsedTime(since));

    private AuditEntry Entry(AuditAction action, string outcome, AuditedFields fields)
    {
        since = Stopwatch.GetTimestamp();
        return AuditEntries.Create(action, caller, origin, outcome, fields) with
        {
            Operation = operation?.Name,
            Document = operation?.Document.Digest,
            PolicyVersion = policyVersion,
            Duration = Stopwatch.GetElapsedTime(start, since),
        };
    }
}
