using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Publishing.Validation;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Publishing;

/// <summary>
/// Reads a batch row by row: binds, identifies, merges and checks each row, and stages what must be written. The database is only read.
/// </summary>
internal sealed class BatchReader(BatchParts parts, StagedBatch spool, PublishProgress progress, PublishOptions options)
{
    private readonly List<RowProblem> problems = [];
    private readonly List<RowProblem> issues = [];
    private readonly List<DetectedIssue> flagged = [];
    private readonly BoundRow row = new(parts.Layout);
    private long read, inserted, updated, unchanged, ended, rejected;

    private PublishRequest Order => parts.Order;

    private DatasetEntry Dataset => Order.Dataset;

    public IReadOnlyList<RowProblem> Problems => problems;

    public IReadOnlyList<RowProblem> Issues => issues;

    public IReadOnlyList<DetectedIssue> Flagged => flagged;

    public bool IsCutShort { get; private set; }

    public PublishCounts Counts => new(read, inserted, updated, unchanged, ended, rejected);

    /// <summary>Reads and checks all rows.</summary>
    /// <exception cref="PublishRefusedException">The file as a whole is refused.</exception>
    public async Task ReadAsync(IRowSource source, CancellationToken cancel)
    {
        parts.Binding.Bind(source.Columns);
        while (await source.ReadAsync(cancel) is { } next)
        {
            if (++read > options.MaxRows)
                throw PublishRefusals.TooManyRows(options.MaxRows);
            parts.Binding.Bind(source.Columns);
            Read(next);
            progress.Reading(read, rejected, source.BytesRead);
            CooperativeYield.After(read);
            if (problems.Count >= options.MaxProblems)
            {
                IsCutShort = true;
                return;
            }
        }

        if (read == 0)
            throw PublishRefusals.NoRows();
        foreach (var problem in parts.Whole.Finish())
        {
            rejected++;
            Tell(problem.Line, problem.Field, problem.Problem, "");
        }

        if (problems.Count == 0 && Order.Mode == PublishMode.Snapshot)
            EndOthers();
    }

    private void Read(SourceRow source)
    {
        row.Begin(source.Line);
        if (source.Problem is { } unreadable)
            row.Add(parts.Binding.FieldOf(source.ProblemColumn), RowReading.Problem(unreadable));
        else
            Take(source);
        if (row.Problems.Count == 0)
            return;
        rejected++;
        foreach (var (field, problem, valueClass) in row.Problems)
            Tell(row.Line, field, problem, valueClass);
    }

    private void Take(SourceRow source)
    {
        parts.Binding.Read(source, row, parts.Finder);
        if (parts.Identity.Find(row) is not var (key, stored))
            return;
        if (stored is null && (Order.Mode == PublishMode.Delete || !parts.Rights.IsOwner || parts.IsNamedById(row)))
            row.Add(null, Problem.Create("ROW_NOT_FOUND", "该记录不存在。", "The row does not exist."));
        else if (Order.Mode == PublishMode.Delete)
            End(key, stored!);
        else
            Write(key, stored);
    }

    private void Write(long key, object?[]? stored)
    {
        ResolvePending();
        var values = parts.Merge.Merge(row, key, stored);
        parts.Rules.Check(row, values, stored);
        if (row.Problems.Count > 0)
            return;
        foreach (var issue in parts.Rules.Issues(row, values, stored))
            Issue(issue);
        parts.Whole.Note(row, key, values);
        if (stored is null)
            Insert(key, values);
        else if (parts.Rules.KeepsStored(row, stored))
            unchanged++;
        else
            Update(key, values, stored);
    }

    private void Insert(long key, object?[] values)
    {
        inserted++;
        Spool(new StagedRow(RowOperation.Insert, key, null, [.. values.Select(static (v, i) => (i, v))], row.SourceKey));
    }

    private void Update(long key, object?[] values, object?[] stored)
    {
        var changes = parts.Merge.Changes(values, stored);
        if (changes.Count == 0)
        {
            unchanged++;
            return;
        }

        updated++;
        changes.Add((parts.Layout.Version, (long)stored[parts.Layout.Version]! + 1));
        Spool(new StagedRow(RowOperation.Update, key, RowSnapshot.From(parts.Layout, stored), changes, null));
    }

    private void End(long key, object?[] stored)
    {
        if (!parts.Rules.IsInTerritory(stored))
            row.Add(null, RowRules.OutOfTerritory);
        else if (parts.Ending.End(key, stored) is { } end)
        {
            ended++;
            Spool(end);
        }
        else
            unchanged++;
    }

    private void EndOthers()
    {
        foreach (var end in parts.Ending.Others(parts.Identity.Seen, parts.Rights.Territory))
        {
            ended++;
            Spool(end);
        }
    }

    private void ResolvePending()
    {
        foreach (var (position, key) in row.Pending)
        {
            if (parts.Identity.StoredKey(key) is { } found)
                row.Set(position, found);
            else
                row.Add(Dataset.Fields.First(f => parts.Layout.PositionOf(f) == position), Problem.NotFound(Dataset.Name));
        }
    }

    // After the first rejected row nothing will be written, so later rows are checked but not staged.
    private void Spool(in StagedRow spooled)
    {
        if (problems.Count == 0)
            spool.Add(spooled);
    }

    private void Tell(long line, FieldEntry? field, Problem problem, string valueClass)
    {
        if (problems.Count < options.MaxProblems)
            problems.Add(new RowProblem(line, field?.Name ?? "", problem.Rule, valueClass, problem.Chinese, problem.English));
    }

    private void Issue(in RowIssue issue)
    {
        if (flagged.Count == options.MaxIssues)
            return;
        var (field, problem) = (issue.Field, issue.Problem);
        flagged.Add(new DetectedIssue(field.Dataset.Name, issue.RowKey, field.Coordinate, problem == RowRules.NameConflict ? DataIssueProblem.IdentityConflict : DataIssueProblem.WrongValue));
        if (issue.IsTold)
            issues.Add(new RowProblem(row.Line, field.Name, problem.Rule, "", problem.Chinese, problem.English));
    }
}
