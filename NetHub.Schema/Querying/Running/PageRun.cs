using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;

namespace NetHub.Schema.Querying.Running;

/// <summary>One page while it is written. A list of rows is streamed if no part before it depends on the rows.</summary>
internal sealed class PageRun(ConnectionWriter connection, SqliteStatement? parent, RunScope run) : IDisposable
{
    private readonly CompiledPage plan = connection.Page!;
    private readonly KeptRows[] kept = connection.Kept.Count == 0 ? [] : [.. connection.Kept.Select(static k => new KeptRows(k))];
    private bool isRead;
    private bool hasMore;
    private string? firstCursor;
    private string? lastCursor;

    public async ValueTask WriteRowsAsync(RowsWriter rows)
    {
        await ReadAsync();
        if (rows != connection.Streamed)
            Array.Find(kept, k => k.Rows == rows)!.CopyTo(run.Json, plan.IsBackward);
    }

    public async ValueTask WriteInfoAsync((byte[] Name, string Field)[] members)
    {
        await ReadAsync();
        run.Json.Byte((byte)'{');
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            run.Json.Raw(members[i].Name);
            WriteInfo(members[i].Field);
        }

        run.Json.Byte((byte)'}');
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
                run.Json.Boolean(plan.IsBackward ? plan.IsBounded : hasMore);
                break;
            case "hasPreviousPage":
                run.Json.Boolean(plan.IsBackward ? hasMore : plan.IsBounded);
                break;
            case "startCursor":
                Text(plan.IsBackward ? lastCursor : firstCursor);
                break;
            case "endCursor":
                Text(plan.IsBackward ? firstCursor : lastCursor);
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

    private async ValueTask ReadAsync()
    {
        if (isRead)
            return;
        isRead = true;
        var target = run.Json;
        if (connection.Streamed is not null)
            target.Byte((byte)'[');
        var statement = BoundStatements.Open(plan.Sql, parent, run);
        var count = 0;
        while (await statement.StepAsync())
        {
            if (count == plan.Size)
            {
                hasMore = true;
                break;
            }

            await WriteRowAsync(statement, count++, target);
        }

        statement.Reset();
        run.Tally.Count(connection.Dataset, count, plan.ShowsPersonal);
        run.Json = target;
        if (connection.Streamed is not null)
            target.Byte((byte)']');
    }

    private ValueTask WriteRowAsync(SqliteStatement statement, int index, JsonBuffer target)
    {
        run.Tally.Note(plan.Subjects, statement);
        // Fast path: most pages have a single list whose rows contain no lists, so nothing is awaited.
        if (connection.Streamed is { Row.HasLists: false } && kept.Length == 0 && !connection.NeedsCursors)
        {
            if (index > 0)
                target.Byte((byte)',');
            connection.Streamed.Row.Write(statement, run);
            return default;
        }

        return WriteListsAsync(statement, index, target);
    }

    private async ValueTask WriteListsAsync(SqliteStatement statement, int index, JsonBuffer target)
    {
        if (connection.Streamed is { } streamed)
        {
            run.Json = target;
            if (index > 0)
                target.Byte((byte)',');
            await streamed.Row.WriteAsync(statement, run);
        }

        foreach (var rows in kept)
        {
            run.Json = rows.Begin();
            await rows.Rows.Row.WriteAsync(statement, run);
        }

        if (!connection.NeedsCursors)
            return;
        lastCursor = CursorWriter.Encode(connection.CursorColumns, plan.CursorBinding, statement, run);
        firstCursor ??= lastCursor;
    }
}

/// <summary>A buffered list of rows, with the start of each row.</summary>
internal sealed class KeptRows(RowsWriter rows) : IDisposable
{
    private readonly JsonBuffer buffer = new();
    private readonly List<int> starts = [];

    public RowsWriter Rows => rows;

    public JsonBuffer Begin()
    {
        starts.Add(buffer.Length);
        return buffer;
    }

    /// <summary>Copies the rows to the target, in reverse if the page was read backward.</summary>
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
