using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing;

/// <summary>What a publisher is answered, whichever way it published: batches and changes under names that tell nothing of other publishers.</summary>
/// <param name="Batch">The batch; null where nothing was kept.</param>
/// <param name="Dataset">What was published.</param>
/// <param name="Mode">How it was taken.</param>
/// <param name="DryRun">Everything was checked and counted, and nothing kept.</param>
/// <param name="Accepted">All rows were taken; otherwise none was.</param>
/// <param name="Repeated">The batch was taken before; this is what was answered then.</param>
/// <param name="PublishedAt">When it was taken.</param>
/// <param name="Counts">Rows by what came of them.</param>
/// <param name="Changes">Where its changes stand, as <c>changes</c> takes it; null where it changed nothing, or the publisher may not read the dataset.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Issues">What is questionable about rows that were taken.</param>
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

/// <summary>Cursors of the feed of the dataset: its changes follow the one, and others follow the other.</summary>
public sealed record PublishedChanges(string After, string Last);

/// <param name="Count">How many there are.</param>
/// <param name="CutShort">There are more; after so many, the file was not read on.</param>
/// <param name="Report">Where all of them can be fetched as CSV.</param>
/// <param name="First">The first of them.</param>
public sealed record ReportedProblems(int Count, bool CutShort, string? Report, IReadOnlyList<ReportedProblem> First);

/// <param name="Line">Line of the file.</param>
/// <param name="Field">The field, or the column.</param>
/// <param name="Rule">Stable code of the rule.</param>
/// <param name="ValueClass">What the value looks like; never the value.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ReportedProblem(long Line, string Field, string Rule, string ValueClass, string Message);
