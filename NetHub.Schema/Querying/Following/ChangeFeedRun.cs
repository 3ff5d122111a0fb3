using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;

namespace NetHub.Schema.Querying.Following;

/// <summary>One run of a feed: changes in the order of their numbers, each decided for the caller as he is now.</summary>
internal sealed class ChangeFeedRun(ChangeFeed feed, RunScope run)
{
    private int told;
    private bool hasMore;
    private readonly bool fellBehind = run.Feed is { FellBehind: true };

    /// <summary>Writes the feed.</summary>
    /// <exception cref="QueryRefusedException">The cursor is of somebody else, of another policy, or so old that changes after it are no longer kept.</exception>
    public FeedProgress Write()
    {
        var head = Number(feed.Head);
        var fields = feed.Selection.Children("ChangeFeed");
        // How far it goes is known once the changes are written, whatever is selected first.
        using var list = new JsonBuffer();
        var reached = After(head);
        if (!fellBehind)
            reached = Tell(fields.FirstOrDefault(static s => s.Name == "changes"), list, reached, head);
        run.Json.Byte((byte)'{');
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            run.Json.Text(fields[i].ResponseKey);
            run.Json.Byte((byte)':');
            Write(fields[i], list, reached);
        }

        run.Json.Byte((byte)'}');
        return new FeedProgress(told, reached, hasMore);
    }

    private void Write(Selection field, JsonBuffer list, long reached)
    {
        switch (field.Name)
        {
            case "changes":
                run.Json.Byte((byte)'[');
                run.Json.Raw(list.Written);
                run.Json.Byte((byte)']');
                break;
            case "next":
                run.Json.Text(run.Services.Cursors.Encode([reached], feed.Binding));
                break;
            case "hasMore":
                run.Json.Boolean(hasMore);
                break;
            case "fellBehind":
                run.Json.Boolean(fellBehind);
                break;
            default:
                run.Json.Text("ChangeFeed");
                break;
        }
    }

    /// <returns>The number up to which everything is told.</returns>
    private long Tell(Selection? selection, JsonBuffer list, long after, long head)
    {
        while (after < head)
        {
            var (items, horizon) = Next(after, head);
            foreach (var item in items)
            {
                var writer = new ChangeWriter(selection, run, told < feed.Size ? list : null);
                if (!writer.TryWrite(item, isFirst: told == 0))
                    continue;
                if (told == feed.Size)
                {
                    hasMore = true;
                    return after;
                }

                told++;
                after = item.Number;
            }

            after = horizon;
        }

        return after;
    }

    // Some of each dataset; complete up to the least number at which one of them was cut short.
    private (List<ChangeItem> Items, long Horizon) Next(long after, long head)
    {
        var (items, horizon) = (new List<ChangeItem>(), head);
        foreach (var dataset in feed.Datasets)
        {
            var before = items.Count;
            var statement = Opened.With(dataset.Changes, run, after);
            while (statement.Step())
                items.Add(new ChangeItem(dataset, statement.Int64(0), statement.Int64(1), statement.Int64(2) != 0, statement.Int64(3) != 0));
            statement.Reset();
            if (items.Count - before == ChangeFeedPlanner.Chunk)
                horizon = Math.Min(horizon, items[^1].Number);
        }

        items.RemoveAll(i => i.Number > horizon);
        items.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return (items, horizon);
    }

    private long After(long head)
    {
        if (run.Feed is { } position)
            return Kept(position.After);
        if (feed.Selection.Argument("after") is not ScalarInput argument)
            return head;
        var text = (argument.Leaf is { } leaf ? run.Leaves[leaf] : argument.Value) as string ?? "";
        return Kept(run.Services.Cursors.Decode(text, feed.Binding) is [long number] ? number : throw new QueryRefusedException(QueryErrors.CursorInvalid()));
    }

    // Numbers have no gaps: where the next one is missing, it was there.
    private long Kept(long after) => after + 1 >= Number(feed.Tail) ? after : throw new QueryRefusedException(QueryErrors.ChangesGone());

    private long Number(SqlTemplate sql)
    {
        var statement = Statements.Open(sql, null, run);
        var number = statement.Step() ? statement.Int64(0) : 0;
        statement.Reset();
        return number;
    }
}

/// <summary>A change as the log has it, with what was decided of it for the caller.</summary>
/// <param name="Of">The dataset.</param>
/// <param name="Number">Its number.</param>
/// <param name="RowKey">The row's key.</param>
/// <param name="WasVisible">The row existed for the caller before.</param>
/// <param name="Joined">Its id was the joining one then.</param>
internal readonly record struct ChangeItem(FollowedDataset Of, long Number, long RowKey, bool WasVisible, bool Joined);

/// <summary>Statements that are run with a value of their own.</summary>
internal static class Opened
{
    public static SqliteStatement With(SqlTemplate sql, RunScope run, long given)
    {
        var statement = Statements.Open(sql, null, run);
        for (var i = 0; i < sql.Parameters.Count; i++)
        {
            if (sql.Parameters[i].Source is GivenSource)
                statement.Bind(i, given);
        }

        return statement;
    }
}
