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

/// <summary>Rows that the caller may export, one at a time, and what it is told beside them.</summary>
public sealed class ExportedRows : IAsyncDisposable
{
    private const string Unfinished = "UNFINISHED";

    // Of this many rows none is written after what permitted them ended.
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

    /// <summary>Whether the policy still decides as it did when the export began.</summary>
    internal Func<bool> IsPermitted { get; init; } = static () => true;

    /// <summary>Random; names this export and nothing else.</summary>
    public string ExportName => record.Name;

    /// <summary>Proves that it was recorded before the first row.</summary>
    public string? Receipt { get; private set; }

    /// <summary>The name of the dataset's connection: <c>serviceOrders</c>.</summary>
    public string Name => plan.Export!.Dataset.PluralName;

    public IReadOnlyList<ExportColumn> Columns => plan.ExportColumns!.Columns;

    /// <summary>Fields that are left out, since the caller may not read them.</summary>
    public IReadOnlyList<QueryError> Errors => plan.Errors;

    /// <summary>Where values are masked, denied on some rows, or rows narrowed.</summary>
    public IReadOnlyList<SharingNote> Sharing => plan.Sharing;

    public int PolicyVersion => record.PolicyVersion;

    /// <summary>The version of the data that is read, as the caller's department sees it.</summary>
    public string DataVersion => rows.DataVersion;

    /// <summary>When the snapshot was taken, in Shanghai time.</summary>
    public DateTimeOffset Time => rows.Time;

    /// <summary>Whether there is a row to be taken.</summary>
    public bool HasRow { get; private set; }

    /// <summary>Its JSON, valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Row => rows.Row;

    /// <summary>Reads the next row.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="QueryRefusedException">There are no more for a reason that the caller is told.</exception>
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

    /// <summary>Says that the rows were ended before their end, and why.</summary>
    public void EndedBy(QueryError reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        endedBy = reason.Code;
        trace.Refused(reason.Code);
    }

    /// <summary>It is recorded that it begins; nothing is given before.</summary>
    internal void Begin(string? receipt) => Receipt = receipt;

    /// <summary>Nothing is given, since it could not be recorded that it begins.</summary>
    internal ValueTask AbandonAsync() => LetGoAsync();

    // That it began is recorded: a reader of the ledger sees that how it ended is not known.
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

    /// <summary>Lets go of the snapshot. May be called more than once.</summary>
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
