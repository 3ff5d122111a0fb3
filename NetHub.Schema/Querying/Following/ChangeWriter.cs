using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;

namespace NetHub.Schema.Querying.Following;

/// <summary>Writes one change, where there is something to tell of it.</summary>
/// <param name="selection">What is wanted of a change; null where nothing is.</param>
/// <param name="run">For whom.</param>
/// <param name="list">Where to; null where it is only asked whether there is something.</param>
internal sealed class ChangeWriter(Selection? selection, RunScope run, JsonBuffer? list)
{
    /// <returns>There is something to tell: the row exists for the caller, or it did.</returns>
    public bool TryWrite(in ChangeItem item, bool isFirst)
    {
        var plan = item.Of.Row;
        var row = Opened.With(plan.Sql, run, item.RowKey);
        try
        {
            var isThere = row.Step();
            if (!isThere && !item.WasVisible)
                return false;
            if (list is null)
                return true;
            if (isThere)
            {
                run.Tally.Count(item.Of.Dataset, 1, plan.ShowsPersonal);
                run.Tally.Note(plan.Subjects, row);
            }

            Write(item, isThere ? row : null, isFirst);
            return true;
        }
        finally
        {
            row.Reset();
        }
    }

    private void Write(in ChangeItem item, SqliteStatement? row, bool isFirst)
    {
        var answer = run.Json;
        run.Json = list!;
        if (!isFirst)
            list!.Byte((byte)',');
        list!.Byte((byte)'{');
        var fields = selection?.Children("Change") ?? [];
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                list.Byte((byte)',');
            list.Text(fields[i].ResponseKey);
            list.Byte((byte)':');
            Write(fields[i].Name, item, row);
        }

        list.Byte((byte)'}');
        run.Json = answer;
    }

    private void Write(string field, in ChangeItem item, SqliteStatement? row)
    {
        switch (field)
        {
            case "kind":
                list!.Text(row is null ? "REMOVED" : "CHANGED");
                break;
            case "dataset":
                list!.Text(item.Of.Dataset.Name);
                break;
            case "id" when row is null:
                list!.Text(run.Services.Ids.Encode(run.Caller.Department, item.Joined ? item.Of.Joining : item.Of.Apart, item.RowKey));
                break;
            case "id":
                item.Of.Row.Writer.Steps[0].Write(row!, run);
                break;
            case "row" when row is null:
                list!.Null();
                break;
            case "row":
                item.Of.Fields.Write(row!, run);
                break;
            default:
                list!.Text("Change");
                break;
        }
    }
}
