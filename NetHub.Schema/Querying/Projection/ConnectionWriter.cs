using NetHub.Schema.Querying.Aggregation;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;

namespace NetHub.Schema.Querying.Projection;

/// <summary>Runs the statements of a connection and writes it. Rows go from the reader into JSON as they come.</summary>
internal static class ConnectionWriter
{
    public static void Write(ConnectionPlan plan, SqliteStatement? parent, RunScope run)
    {
        var json = run.Json;
        var page = plan.Page is null ? null : new PageRun(plan, parent, run);
        json.Byte((byte)'{');
        for (var i = 0; i < plan.Items.Count; i++)
        {
            if (i > 0)
                json.Byte((byte)',');
            json.Raw(plan.Items[i].Name);
            Write(plan.Items[i], page, parent, run);
        }

        json.Byte((byte)'}');
        page?.Dispose();
    }

    private static void Write(ConnectionItem item, PageRun? page, SqliteStatement? parent, RunScope run)
    {
        switch (item)
        {
            case NodesItem or EdgesItem:
                page!.WriteRows(item);
                break;
            case PageInfoItem info:
                page!.WriteInfo(info);
                break;
            case TotalCountItem count:
                run.Json.Number(parent is null
                    ? run.Services.Statistics.Count(count.Sql, run, () => Count(count.Sql, null, run))
                    : Count(count.Sql, parent, run));
                break;
            case AggregateItem aggregate:
                StatisticsWriter.Write(aggregate.Plan, parent, run);
                break;
            case GroupByItem groups:
                StatisticsWriter.Write(groups.Plan, parent, run);
                break;
            case FixedItem constant:
                run.Json.Raw(System.Text.Encoding.UTF8.GetBytes(constant.Json));
                break;
            default:
                throw new InvalidOperationException($"No way to write a {item.GetType().Name}");
        }
    }

    private static long Count(SqlTemplate sql, SqliteStatement? parent, RunScope run)
    {
        var statement = Statements.Open(sql, parent, run);
        statement.Step();
        var count = statement.Int64(0);
        statement.Reset();
        return count;
    }
}

/// <summary>One page while it is written. When one list of rows is asked for before everything that needs them, it streams.</summary>
internal sealed class PageRun(ConnectionPlan connection, SqliteStatement? parent, RunScope run) : IDisposable
{
    private readonly PagePlan plan = connection.Page!;
    private readonly KeptRows[] kept = connection.Kept.Count == 0 ? [] : [.. connection.Kept.Select(k => new KeptRows(k))];
    private bool isRead;
    private bool hasMore;
    private string? firstCursor;
    private string? lastCursor;

    public void WriteRows(ConnectionItem item)
    {
        Read();
        if (item != connection.Streamed)
            Array.Find(kept, k => k.Item == item)!.CopyTo(run.Json, plan.Backward);
    }

    public void WriteInfo(PageInfoItem item)
    {
        Read();
        var json = run.Json;
        json.Byte((byte)'{');
        for (var i = 0; i < item.Fields.Count; i++)
        {
            if (i > 0)
                json.Byte((byte)',');
            json.Raw(item.Fields[i].Name);
            WriteInfo(item.Fields[i].Field);
        }

        json.Byte((byte)'}');
    }

    public void Dispose()
    {
        foreach (var rows in kept)
            rows.Dispose();
    }

    private void WriteInfo(string field)
    {
        switch (field)
        {
            case "hasNextPage":
                run.Json.Boolean(plan.Backward ? plan.IsBounded : hasMore);
                break;
            case "hasPreviousPage":
                run.Json.Boolean(plan.Backward ? hasMore : plan.IsBounded);
                break;
            case "startCursor":
                Text(plan.Backward ? lastCursor : firstCursor);
                break;
            case "endCursor":
                Text(plan.Backward ? firstCursor : lastCursor);
                break;
            default:
                run.Json.Text("PageInfo");
                break;
        }
    }

    private void Text(string? value)
    {
        if (value is null)
            run.Json.Null();
        else
            run.Json.Text(value);
    }

    private void Read()
    {
        if (isRead)
            return;
        isRead = true;
        var target = run.Json;
        if (connection.Streamed is not null)
            target.Byte((byte)'[');
        var statement = Statements.Open(plan.Sql, parent, run);
        var count = 0;
        while (statement.Step())
        {
            if (count == plan.Size)
            {
                hasMore = true;
                break;
            }

            WriteRow(statement, count++, target);
        }

        statement.Reset();
        run.Tally.Count(connection.Dataset, count, plan.ShowsPersonal);
        run.Json = target;
        if (connection.Streamed is not null)
            target.Byte((byte)']');
    }

    private void WriteRow(SqliteStatement statement, int index, JsonBuffer target)
    {
        run.Tally.Note(plan.Subjects, statement);
        if (connection.Streamed is { } streamed)
        {
            run.Json = target;
            if (index > 0)
                target.Byte((byte)',');
            Writer(streamed).Write(statement, run);
        }

        foreach (var rows in kept)
        {
            run.Json = rows.Begin();
            Writer(rows.Item).Write(statement, run);
        }

        if (!connection.NeedsCursors)
            return;
        lastCursor = CursorStep.Encode(plan.CursorColumns, plan.CursorBinding, statement, run);
        firstCursor ??= lastCursor;
    }

    private static ObjectWriter Writer(ConnectionItem item) => item is NodesItem nodes ? nodes.Writer : ((EdgesItem)item).Writer;
}

/// <summary>Rows of a list that is written aside, each where it starts.</summary>
internal sealed class KeptRows(ConnectionItem item) : IDisposable
{
    private readonly JsonBuffer buffer = new();
    private readonly List<int> starts = [];

    public ConnectionItem Item => item;

    public JsonBuffer Begin()
    {
        starts.Add(buffer.Length);
        return buffer;
    }

    /// <summary>One after the other; the last first where the page was read backward.</summary>
    public void CopyTo(JsonBuffer target, bool backward)
    {
        target.Byte((byte)'[');
        for (var i = 0; i < starts.Count; i++)
        {
            var row = backward ? starts.Count - 1 - i : i;
            var end = row + 1 < starts.Count ? starts[row + 1] : buffer.Length;
            if (i > 0)
                target.Byte((byte)',');
            target.Raw(buffer.Written[starts[row]..end]);
        }

        target.Byte((byte)']');
    }

    public void Dispose() => buffer.Dispose();
}

/// <summary>The node of an edge.</summary>
internal sealed class NodeStep(string responseKey, ObjectWriter writer) : RowStep(responseKey)
{
    public override void Write(SqliteStatement row, RunScope run) => writer.Write(row, run);
}

/// <summary>The cursor of an edge.</summary>
internal sealed class CursorStep(string responseKey, IReadOnlyList<ColumnRef> columns, string binding) : RowStep(responseKey)
{
    public override void Write(SqliteStatement row, RunScope run) => run.Json.Text(Encode(columns, binding, row, run));

    public static string Encode(IReadOnlyList<ColumnRef> columns, string binding, SqliteStatement row, RunScope run) =>
        run.Services.Cursors.Encode([.. columns.Select(c => row.Value(c.Ordinal))], run.CursorOwner + binding);
}
