using NetHub.Schema.Querying.Aggregation;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Projection;

/// <summary>A page of rows: its statement, its size, and the columns that make a row's cursor.</summary>
internal sealed class PagePlan
{
    /// <summary>The statement reads one row more than the page holds, to know whether there are more.</summary>
    public required SqlTemplate Sql { get; init; }

    public required int Size { get; init; }

    /// <summary>Rows come last first and are turned around.</summary>
    public required bool Backward { get; init; }

    /// <summary>The page starts after a cursor, so there is something before it.</summary>
    public required bool IsBounded { get; init; }

    public required bool ShowsPersonal { get; init; }

    public required IReadOnlyList<SubjectColumn> Subjects { get; init; }

    public required IReadOnlyList<ColumnRef> CursorColumns { get; init; }

    public required string CursorBinding { get; init; }
}

/// <summary>One field of a connection.</summary>
internal abstract record ConnectionItem(string ResponseKey)
{
    public byte[] Name { get; } = System.Text.Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(ResponseKey) + ":");
}

internal sealed record NodesItem(string ResponseKey, ObjectWriter Writer) : ConnectionItem(ResponseKey);

internal sealed record EdgesItem(string ResponseKey, ObjectWriter Writer) : ConnectionItem(ResponseKey);

internal sealed record PageInfoItem(string ResponseKey, IReadOnlyList<(byte[] Name, string Field)> Fields) : ConnectionItem(ResponseKey);

internal sealed record TotalCountItem(string ResponseKey, SqlTemplate Sql) : ConnectionItem(ResponseKey);

internal sealed record AggregateItem(string ResponseKey, AggregatePlan Plan) : ConnectionItem(ResponseKey);

internal sealed record GroupByItem(string ResponseKey, GroupByPlan Plan) : ConnectionItem(ResponseKey);

internal sealed record FixedItem(string ResponseKey, string Json) : ConnectionItem(ResponseKey);

/// <summary>A connection: its page and what is asked of the whole.</summary>
internal sealed class ConnectionPlan
{
    private readonly IReadOnlyList<ConnectionItem> items = [];

    public required DatasetEntry Dataset { get; init; }

    public required PagePlan? Page { get; init; }

    public required IReadOnlyList<ConnectionItem> Items
    {
        get => items;
        init
        {
            items = value;
            var lists = value.Where(i => i is NodesItem or EdgesItem).ToList();
            var first = value.FirstOrDefault(i => i is NodesItem or EdgesItem or PageInfoItem);
            Streamed = lists.Count == 1 && first == lists[0] && Page is { Backward: false } ? lists[0] : null;
            Kept = [.. lists.Where(l => l != Streamed)];
            NeedsCursors = value.Any(i => i is PageInfoItem info && info.Fields.Any(f => f.Field is "startCursor" or "endCursor"));
        }
    }

    /// <summary>The one list of rows that can be written as the rows come: nothing before it needs to know them.</summary>
    public ConnectionItem? Streamed { get; private init; }

    /// <summary>Lists of rows that are written aside first.</summary>
    public IReadOnlyList<ConnectionItem> Kept { get; private init; } = [];

    /// <summary>The page says where it starts and ends.</summary>
    public bool NeedsCursors { get; private init; }
}
