using Microsoft.Extensions.Logging;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Exporting;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Querying.Running.Sqlite;

namespace NetHub.Schema.GraphQLApi.Exporting;

/// <summary>The rows of an export, one at a time, with the notes that accompany them.</summary>
public sealed class ExportedRows : IAsyncDisposable
{
    private const string Unfinished = "UNFINISHED";

    // The policy is checked once per this many rows.
    private const int AskedEvery = 100;
    private readonly QueryPlan plan;
    private readonly RowStream rows;
    private readonly ShownPersonal shown;
    private readonly ExportRecord record;
    private readonly ILogger logger;
    private readonly OperationTrace trace;
    private string? endedBy;
    private long taken;
    private bool isDisposed;

    internal ExportedRows(QueryPlan plan, RowStream rows, ShownPersonal shown, ExportRecord record, OperationTrace trace, ILogger logger)
    {
        (this.plan, this.rows, this.shown, this.record, this.trace, this.logger) = (plan, rows, shown, record, trace, logger);
    }

    /// <summary>Returns whether the current policy still decides as it did when the export began.</summary>
    internal Func<bool> IsPermitted { get; init; } = static () => true;

    /// <summary>A random name, unique to this export.</summary>
    public string ExportName => record.Name;

    /// <summary>The receipt that proves the export was recorded before its first row.</summary>
    public string? Receipt { get; private set; }

    /// <summary>The name of the dataset's connection, for example <c>serviceOrders</c>.</summary>
    public string Name => plan.Export!.Dataset.PluralName;

    public IReadOnlyList<ExportColumn> Columns => plan.ExportColumns!.Columns;

    /// <summary>Errors for fields that are left out because the caller may not read them.</summary>
    public IReadOnlyList<QueryError> Errors => plan.Errors;

    /// <summary>Notes on masked values, values denied on some rows, and narrowed row scopes.</summary>
    public IReadOnlyList<SharingNote> Sharing => plan.Sharing;

    public int PolicyVersion => record.PolicyVersion;

    /// <summary>The version of the exported data, as the caller's department sees it.</summary>
    public string DataVersion => rows.DataVersion;

    /// <summary>The time of the snapshot, in Shanghai time.</summary>
    public DateTimeOffset Time => rows.Time;

    /// <summary>Whether there is a current row.</summary>
    public bool HasRow { get; private set; }

    /// <summary>The current row as JSON, valid until the next row is read.</summary>
    public ReadOnlySpan<byte> Row => rows.Row;

    /// <summary>Reads the next row.</summary>
    /// <exception cref="OperationCanceledException">The export was cancelled.</exception>
    /// <exception cref="QueryRefusedException">The export ends early; the errors tell the caller why.</exception>
    public async ValueTask NextAsync()
    {
        HasRow = false;
        shown.Count(rows.PersonalRows);
        if (++taken % AskedEvery == 0 && !IsPermitted())
            throw new QueryRefusedException(QueryErrors.PolicyChanged());
        try
        {
            HasRow = await rows.ReadAsync();
        }
        catch (DatabaseFailureException failure)
        {
            ExportLog.DatabaseFailure(logger, failure.Code);
            throw new QueryRefusedException(QueryErrors.Unavailable());
        }
    }

    /// <summary>Notes for the ledger that the export ended early, and why.</summary>
    public void EndedBy(QueryError reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        endedBy = reason.Code;
        trace.Refused(reason.Code);
    }

    /// <summary>Sets the receipt of the beginning; rows are returned only after that.</summary>
    internal void Begin(string? receipt) => Receipt = receipt;

    /// <summary>Closes the export without returning a row, because its beginning could not be recorded.</summary>
    internal ValueTask AbandonAsync() => LetGoAsync();

    // If this fails, the ledger shows the beginning of the export without an outcome.
    private async ValueTask RecordAsync()
    {
        try
        {
            await record.EndAsync(endedBy ?? (HasRow ? Unfinished : AuditEntry.Done), rows.Tally);
        }
        catch (AuditUnavailableException)
        {
            ExportLog.Unrecorded(logger);
        }
    }

    /// <summary>Releases the snapshot and records the outcome. May be called more than once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        await LetGoAsync();
        await RecordAsync();
    }

    private async ValueTask LetGoAsync()
    {
        isDisposed = true;
        await rows.DisposeAsync();
        shown.End(rows.PersonalRows);
        trace.Ended("export");
        trace.Ran(plan, rows.Rows);
        trace.Dispose();
    }
}
