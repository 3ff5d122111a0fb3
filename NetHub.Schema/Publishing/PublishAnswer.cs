using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing;

/// <summary>
/// The answer to a publisher, the same for all transports. Ids and cursors are opaque, so they reveal nothing about other publishers.
/// </summary>
/// <param name="Batch">The id of the batch; null if nothing was stored.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Mode">The publish mode.</param>
/// <param name="DryRun">Whether the rows were only checked and counted.</param>
/// <param name="Accepted">Whether all rows are valid; otherwise nothing was stored.</param>
/// <param name="Repeated">Whether the batch had already been stored; if so, this is the original result.</param>
/// <param name="PublishedAt">The time at which it was stored; null if nothing was stored.</param>
/// <param name="Counts">The numbers of rows, by outcome.</param>
/// <param name="Changes">
/// The cursors around its changes, for <c>changes</c>; null if nothing changed or the publisher may not read the dataset.
/// </param>
/// <param name="Problems">Problems that prevented storing the rows.</param>
/// <param name="Issues">Data issues in rows that were stored.</param>
public sealed record PublishAnswer(
    string? Batch,
    string Dataset,
    string Mode,
    bool DryRun,
    bool Accepted,
    bool Repeated,
    DateTimeOffset? PublishedAt,
    PublishCounts Counts,
    PublishedChanges? Changes,
    ReportedProblems Problems,
    ReportedProblems Issues)
{
    private const int Shown = 20;

    internal static PublishAnswer From(QueryEngine engine, PublishRequest order, PublishResult receipt, string? report, bool english) => new(
        receipt.Batch == 0 ? null : engine.BatchId(order.Caller.Department, receipt.Batch),
        order.Dataset.Name,
        Naming.UpperSnake(order.Mode.ToString()),
        order.IsDryRun,
        receipt.IsAccepted,
        receipt.IsRepeated,
        receipt.PublishedAt,
        receipt.Counts,
        receipt.LastChange > 0 && engine.Policy.Rows(order.Caller, order.Dataset) != ScopeSet.None
            ? new PublishedChanges(engine.ChangeCursor(order.Caller, order.Dataset, receipt.FirstChange - 1), engine.ChangeCursor(order.Caller, order.Dataset, receipt.LastChange))
            : null,
        Told(receipt.Problems, receipt.IsCutShort, report, english),
        Told(receipt.Issues, isCutShort: false, null, english));

    private static ReportedProblems Told(IReadOnlyList<RowProblem> problems, bool isCutShort, string? report, bool english) => new(
        problems.Count,
        isCutShort,
        report,
        [.. problems.Take(Shown).Select(p => new ReportedProblem(p.Line, p.Field, p.Rule, p.ValueClass, english ? p.English : p.Chinese))]);
}

/// <summary>Cursors of the dataset's change feed: just before the first and at the last change of the batch.</summary>
public sealed record PublishedChanges(string After, string Last);

/// <summary>Reported problems.</summary>
/// <param name="Count">The number of problems.</param>
/// <param name="CutShort">Whether the limit was reached, so that the rest of the file was not read.</param>
/// <param name="Report">The address of the full report as CSV.</param>
/// <param name="First">The first problems.</param>
public sealed record ReportedProblems(int Count, bool CutShort, string? Report, IReadOnlyList<ReportedProblem> First);

/// <summary>A reported problem.</summary>
/// <param name="Line">The line of the file.</param>
/// <param name="Field">The field or column.</param>
/// <param name="Rule">The stable code of the rule.</param>
/// <param name="ValueClass">The form of the value, never the value itself.</param>
/// <param name="Message">The message.</param>
public sealed record ReportedProblem(long Line, string Field, string Rule, string ValueClass, string Message);
