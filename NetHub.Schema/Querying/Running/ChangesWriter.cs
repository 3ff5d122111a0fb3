using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.Querying.Running;

/// <summary>One dataset of a feed, with the writer of a changed row, whose first field is the id.</summary>
internal sealed class FollowedWriter(CompiledFollowed followed)
{
    public CompiledFollowed Followed => followed;

    public ObjectWriter Row { get; } = new(followed.Row.Object);
}

/// <summary>One run of a feed: writes changes in the order of their numbers, each with its row as the caller sees it now.</summary>
internal sealed class ChangesWriter(CompiledChanges feed, IReadOnlyList<FollowedWriter> followed, RunScope run)
{
    private readonly bool fellBehind = run.Feed is { FellBehind: true };
    private int told;
    private bool hasMore;

    /// <summary>Writes the feed.</summary>
    /// <exception cref="QueryRefusedException">The cursor belongs to a different caller or policy, or is so old that later changes are no longer stored.</exception>
    public async ValueTask<FeedProgress> WriteAsync()
    {
        var head = await NumberAsync(feed.Head);
        var fields = feed.Selection.Children("ChangeFeed");
        // The changes are written first, since their end is known only afterwards but may be selected before them.
        using var list = new JsonBuffer();
        var reached = await AfterAsync(head);
        if (!fellBehind)
            reached = await TellAsync(fields.FirstOrDefault(static s => s.Name == "changes"), list, reached, head);
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

    /// <returns>The number up to which all changes are reported.</returns>
    private async ValueTask<long> TellAsync(Selection? selection, JsonBuffer list, long after, long head)
    {
        while (after < head)
        {
            var (items, horizon) = await NextAsync(after, head);
            foreach (var item in items)
            {
                var writer = new ChangeWriter(selection, run, told < feed.Size ? list : null);
                if (!await writer.TryWriteAsync(item, isFirst: told == 0))
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

    // Reads a chunk of each dataset. The result is complete up to the lowest number at which a full chunk ends.
    private async ValueTask<(List<ChangeItem> Items, long Horizon)> NextAsync(long after, long head)
    {
        var (items, horizon) = (new List<ChangeItem>(), head);
        foreach (var dataset in followed)
        {
            var before = items.Count;
            var statement = BoundStatements.OpenWith(dataset.Followed.Changes, run, after);
            while (await statement.StepAsync())
                items.Add(new ChangeItem(dataset, statement.Int64(0), statement.Int64(1), statement.Int64(2) != 0, statement.Int64(3) != 0));
            statement.Reset();
            if (items.Count - before == CompiledFollowed.Chunk)
                horizon = Math.Min(horizon, items[^1].Number);
        }

        items.RemoveAll(i => i.Number > horizon);
        items.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return (items, horizon);
    }

    private async ValueTask<long> AfterAsync(long head)
    {
        if (run.Feed is { } position)
            return await KeptAsync(position.After);
        if (feed.Selection.Argument("after") is not ScalarInput argument)
            return head;
        var text = (argument.Leaf is { } index ? run.Variables[index] : argument.Value) as string ?? "";
        return await KeptAsync(run.Services.Cursors.Decode(text, feed.Binding) is [long number] ? number : throw new QueryRefusedException(QueryErrors.CursorInvalid()));
    }

    // Numbers have no gaps: if the next number is missing, its change was deleted.
    private async ValueTask<long> KeptAsync(long after) =>
        after + 1 >= await NumberAsync(feed.Tail) ? after : throw new QueryRefusedException(QueryErrors.ChangesGone());

    private async ValueTask<long> NumberAsync(SqlTemplate sql)
    {
        var statement = BoundStatements.Open(sql, null, run);
        var number = await statement.StepAsync() ? statement.Int64(0) : 0;
        statement.Reset();
        return number;
    }
}

/// <summary>A logged change, with the decisions for the caller.</summary>
/// <param name="Of">The dataset.</param>
/// <param name="Number">The number of the change.</param>
/// <param name="RowKey">The row's key.</param>
/// <param name="WasVisible">Whether the row existed for the caller before.</param>
/// <param name="WasLinkable">Whether its id was linkable then.</param>
internal readonly record struct ChangeItem(FollowedWriter Of, long Number, long RowKey, bool WasVisible, bool WasLinkable);
