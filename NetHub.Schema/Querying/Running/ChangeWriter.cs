using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Running.Sqlite;

namespace NetHub.Schema.Querying.Running;

/// <summary>Writes one change if it concerns the caller.</summary>
/// <param name="selection">The selected fields of a change; null if none are selected.</param>
/// <param name="run">The run.</param>
/// <param name="list">The output; null to only check whether the change concerns the caller.</param>
internal sealed class ChangeWriter(Selection? selection, RunScope run, JsonBuffer? list)
{
    /// <returns>True if the change concerns the caller: the row exists for it, or did before.</returns>
    public async ValueTask<bool> TryWriteAsync(ChangeItem item, bool isFirst)
    {
        var plan = item.Of.Followed.Row;
        var row = BoundStatements.OpenWith(plan.Sql, run, item.RowKey);
        try
        {
            var isThere = await row.StepAsync();
            if (!isThere && !item.WasVisible)
                return false;
            if (list is null)
                return true;
            if (isThere)
            {
                run.Tally.Count(plan.Dataset, 1, plan.ShowsPersonal);
                run.Tally.Note(plan.Subjects, row);
            }

            await WriteAsync(item, isThere ? row : null, isFirst);
            return true;
        }
        finally
        {
            row.Reset();
        }
    }

    private async ValueTask WriteAsync(ChangeItem item, SqliteStatement? row, bool isFirst)
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
            await WriteAsync(fields[i].Name, item, row);
        }

        list.Byte((byte)'}');
        run.Json = answer;
    }

    private async ValueTask WriteAsync(string field, ChangeItem item, SqliteStatement? row)
    {
        var followed = item.Of.Followed;
        switch (field)
        {
            case "kind":
                list!.Text(row is null ? "REMOVED" : "CHANGED");
                break;
            case "dataset":
                list!.Text(followed.Dataset.Name);
                break;
            case "id" when row is null:
                list!.Text(run.Services.Ids.Encode(run.Caller.Department, item.WasLinkable ? followed.Linkable : followed.Unlinkable, item.RowKey));
                break;
            case "id":
                item.Of.Row.WriteField(0, row!, run);
                break;
            case "row" when row is null:
                list!.Null();
                break;
            case "row":
                // Without the id, which the change itself contains.
                await item.Of.Row.WriteAsync(row!, run, from: 1);
                break;
            default:
                list!.Text("Change");
                break;
        }
    }
}
