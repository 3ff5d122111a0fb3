using NetHub.Schema.Querying.Compiling;

namespace NetHub.Schema.Querying.Running;

/// <summary>Writes one root field.</summary>
internal abstract class RootWriter(string responseKey)
{
    public byte[] Name { get; } = FieldWriter.JsonName(responseKey);

    public abstract ValueTask WriteAsync(RunScope run);

    public static RootWriter From(CompiledRoot root) => root switch
    {
        CompiledConnectionRoot connection => new ConnectionRootWriter(connection),
        CompiledRowRoot row => new RowRootWriter(row),
        CompiledRowsRoot rows => new RowsRootWriter(rows),
        CompiledChangesRoot changes => new ChangesRootWriter(changes),
        CompiledExternalRoot external => new ExternalRootWriter(external),
        _ => throw new InvalidOperationException($"Cannot write a {root.GetType().Name}"),
    };
}

internal sealed class ConnectionRootWriter(CompiledConnectionRoot root) : RootWriter(root.ResponseKey)
{
    private readonly ConnectionWriter writer = new(root.Connection);

    public override ValueTask WriteAsync(RunScope run) => writer.WriteAsync(null, run);
}

/// <summary>Writes one row that is found by its business key or node id.</summary>
internal sealed class RowRootWriter(CompiledRowRoot root) : RootWriter(root.ResponseKey)
{
    private readonly RowWriter? writer = RowWriter.From(root.Row);

    public override ValueTask WriteAsync(RunScope run) => RowWriter.WriteAsync(writer, run);
}

/// <summary>Writes the rows of several node ids, in the order of the ids.</summary>
internal sealed class RowsRootWriter(CompiledRowsRoot root) : RootWriter(root.ResponseKey)
{
    private readonly RowWriter?[] writers = [.. root.Rows.Select(RowWriter.From)];

    public override async ValueTask WriteAsync(RunScope run)
    {
        run.Json.Byte((byte)'[');
        for (var i = 0; i < writers.Length; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            await RowWriter.WriteAsync(writers[i], run);
        }

        run.Json.Byte((byte)']');
    }
}

/// <summary>Runs the statement of one row and writes it; writes null if there is none for the caller.</summary>
internal sealed class RowWriter(CompiledRow row)
{
    private readonly ObjectWriter writer = new(row.Object);

    public static RowWriter? From(CompiledRow? row) => row is null ? null : new RowWriter(row);

    public static ValueTask WriteAsync(RowWriter? row, RunScope run)
    {
        if (row is not null)
            return row.WriteAsync(run);
        run.Json.Null();
        return default;
    }

    private async ValueTask WriteAsync(RunScope run)
    {
        var statement = BoundStatements.Open(row.Sql, null, run);
        if (await statement.StepAsync())
        {
            run.Tally.Count(row.Dataset, 1, row.ShowsPersonal);
            run.Tally.Note(row.Subjects, statement);
            if (writer.HasLists)
                await writer.WriteAsync(statement, run);
            else
                writer.Write(statement, run);
        }
        else
            run.Json.Null();
        statement.Reset();
    }
}

internal sealed class ChangesRootWriter(CompiledChangesRoot root) : RootWriter(root.ResponseKey)
{
    private readonly FollowedWriter[] followed = [.. root.Changes.Datasets.Select(static d => new FollowedWriter(d))];

    public override async ValueTask WriteAsync(RunScope run) => run.Tally.Feed = await new ChangesWriter(root.Changes, followed, run).WriteAsync();
}

/// <summary>Writes a root field that is not data, which was resolved before the data was read.</summary>
internal sealed class ExternalRootWriter(CompiledExternalRoot root) : RootWriter(root.ResponseKey)
{
    public override ValueTask WriteAsync(RunScope run)
    {
        run.Json.Raw(run.External[root.Index].Span);
        return default;
    }
}
