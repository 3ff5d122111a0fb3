using System.Text;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Running;

/// <summary>Runs the statements of a connection and writes it. Rows are streamed from the reader into JSON.</summary>
internal sealed class ConnectionWriter
{
    private readonly PartWriter[] parts;

    public ConnectionWriter(CompiledConnection connection)
    {
        Dataset = connection.Dataset;
        Page = connection.Page;
        CursorColumns = [.. connection.Page?.CursorColumns.Select(static c => c.Ordinal) ?? []];
        parts = [.. connection.Parts.Select(PartWriter.From)];
        List<RowsWriter> lists = [.. parts.OfType<RowsWriter>()];
        var first = Array.Find(parts, static p => p is RowsWriter or PageInfoWriter);
        Streamed = lists.Count == 1 && first == lists[0] && Page is { IsBackward: false } ? lists[0] : null;
        Kept = [.. lists.Where(l => l != Streamed)];
        NeedsCursors = Array.Exists(parts, static p => p is PageInfoWriter { NeedsCursors: true });
    }

    public DatasetEntry Dataset { get; }

    public CompiledPage? Page { get; }

    public int[] CursorColumns { get; }

    /// <summary>The list of rows that can be streamed because no earlier part depends on the rows; null if there is none.</summary>
    public RowsWriter? Streamed { get; }

    /// <summary>The lists of rows that are buffered first.</summary>
    public IReadOnlyList<RowsWriter> Kept { get; }

    /// <summary>Whether the page includes its start or end cursor.</summary>
    public bool NeedsCursors { get; }

    /// <param name="parent">The parent row; null at the root.</param>
    /// <param name="run">The run.</param>
    public async ValueTask WriteAsync(SqliteStatement? parent, RunScope run)
    {
        using var page = Page is null ? null : new PageRun(this, parent, run);
        run.Json.Byte((byte)'{');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            run.Json.Raw(parts[i].Name);
            await parts[i].WriteAsync(page, parent, run);
        }

        run.Json.Byte((byte)'}');
    }
}

/// <summary>Writes one field of a connection.</summary>
internal abstract class PartWriter(string responseKey)
{
    public byte[] Name { get; } = FieldWriter.JsonName(responseKey);

    public abstract ValueTask WriteAsync(PageRun? page, SqliteStatement? parent, RunScope run);

    public static PartWriter From(CompiledPart part) => part switch
    {
        RowsPart rows => new RowsWriter(rows),
        PageInfoPart info => new PageInfoWriter(info),
        TotalCountPart count => new TotalCountWriter(count),
        StatisticPart statistic => new StatisticWriter(statistic),
        ConstantPart constant => new ConstantPartWriter(constant),
        _ => throw new InvalidOperationException($"Cannot write a {part.GetType().Name}"),
    };
}

internal sealed class RowsWriter(RowsPart part) : PartWriter(part.ResponseKey)
{
    public ObjectWriter Row { get; } = new(part.Object);

    public override ValueTask WriteAsync(PageRun? page, SqliteStatement? parent, RunScope run) => page!.WriteRowsAsync(this);
}

internal sealed class PageInfoWriter(PageInfoPart part) : PartWriter(part.ResponseKey)
{
    private readonly (byte[] Name, string Field)[] members = [.. part.Members.Select(static m => (FieldWriter.JsonName(m.ResponseKey), m.Name))];

    public bool NeedsCursors => part.NeedsCursors;

    public override ValueTask WriteAsync(PageRun? page, SqliteStatement? parent, RunScope run) => page!.WriteInfoAsync(members);
}

internal sealed class TotalCountWriter(TotalCountPart part) : PartWriter(part.ResponseKey)
{
    public override async ValueTask WriteAsync(PageRun? page, SqliteStatement? parent, RunScope run) => run.Json.Number(parent is null
        ? await run.Services.Statistics.CountAsync(part.Sql, run, this, static (writer, run) => writer.CountAsync(null, run))
        : await CountAsync(parent, run));

    private async ValueTask<long> CountAsync(SqliteStatement? parent, RunScope run)
    {
        var statement = BoundStatements.Open(part.Sql, parent, run);
        await statement.StepAsync();
        var count = statement.Int64(0);
        statement.Reset();
        return count;
    }
}

internal sealed class ConstantPartWriter(ConstantPart part) : PartWriter(part.ResponseKey)
{
    private readonly byte[] json = Encoding.UTF8.GetBytes(part.Text is null ? "null" : $"\"{part.Text}\"");

    public override ValueTask WriteAsync(PageRun? page, SqliteStatement? parent, RunScope run)
    {
        run.Json.Raw(json);
        return default;
    }
}
