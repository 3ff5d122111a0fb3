using System.Text;
using System.Text.Json;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;

namespace NetHub.Schema.Querying.Running;

/// <summary>Writes one selected field of a row. A plan is a tree of writers, with no resolver or object per cell.</summary>
internal abstract class FieldWriter(string responseKey)
{
    /// <summary><c>"key":</c></summary>
    public byte[] Name { get; } = JsonName(responseKey);

    /// <summary>Whether it contains lists, whose statements must be awaited.</summary>
    public virtual bool HasLists => false;

    public abstract void Write(SqliteStatement row, RunScope run);

    public virtual ValueTask WriteAsync(SqliteStatement row, RunScope run)
    {
        Write(row, run);
        return default;
    }

    public static byte[] JsonName(string responseKey) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(responseKey) + ":");

    public static FieldWriter From(CompiledItem item) => item switch
    {
        ConstantItem constant => new ConstantWriter(constant),
        ValueItem value => new ColumnWriter(value),
        MaskedItem masked => new MaskedWriter(masked),
        LinkedItem linked => new LinkedWriter(linked),
        ObjectItem inner => new NestedWriter(inner),
        ListItem list => new ListWriter(list),
        CursorItem cursor => new CursorWriter(cursor),
        _ => throw new InvalidOperationException($"Cannot write a {item.GetType().Name}"),
    };
}

/// <summary>Writes an object. Without nested lists, all its columns are available and nothing is awaited.</summary>
internal sealed class ObjectWriter(CompiledObject compiled)
{
    private readonly FieldWriter[] fields = [.. compiled.Items.Select(FieldWriter.From)];

    public bool HasLists { get; } = compiled.HasLists;

    /// <param name="row">The row.</param>
    /// <param name="run">The run.</param>
    /// <param name="from">The index of the first field to write.</param>
    public void Write(SqliteStatement row, RunScope run, int from = 0)
    {
        var json = run.Json;
        json.Byte((byte)'{');
        for (var i = from; i < fields.Length; i++)
        {
            if (i > from)
                json.Byte((byte)',');
            json.Raw(fields[i].Name);
            fields[i].Write(row, run);
        }

        json.Byte((byte)'}');
    }

    public async ValueTask WriteAsync(SqliteStatement row, RunScope run, int from = 0)
    {
        run.Json.Byte((byte)'{');
        for (var i = from; i < fields.Length; i++)
        {
            if (i > from)
                run.Json.Byte((byte)',');
            run.Json.Raw(fields[i].Name);
            if (fields[i].HasLists)
                await fields[i].WriteAsync(row, run);
            else
                fields[i].Write(row, run);
        }

        run.Json.Byte((byte)'}');
    }

    /// <summary>Writes only the value of one field.</summary>
    public void WriteField(int field, SqliteStatement row, RunScope run) => fields[field].Write(row, run);
}

internal sealed class ConstantWriter(ConstantItem item) : FieldWriter(item.ResponseKey)
{
    private readonly byte[] json = item.Text is null ? "null"u8.ToArray() : Encoding.UTF8.GetBytes($"\"{item.Text}\"");

    public override void Write(SqliteStatement row, RunScope run) => run.Json.Raw(json);
}

internal sealed class ColumnWriter(ValueItem item) : FieldWriter(item.ResponseKey)
{
    private readonly int column = item.Column.Ordinal;
    private readonly ValueWriter writer = ValueWriters.For(item.Format);

    public override void Write(SqliteStatement row, RunScope run)
    {
        if (row.IsNull(column))
            run.Json.Null();
        else
            writer(row, column, run);
    }
}

internal sealed class MaskedWriter(MaskedItem item) : FieldWriter(item.ResponseKey)
{
    private readonly int column = item.Column.Ordinal;
    private readonly int? fullFlag = item.FullFlag?.Ordinal;
    private readonly ValueWriter full = ValueWriters.For(item.Full);
    private readonly ValueWriter masked = ValueWriters.For(item.Masked);

    public override void Write(SqliteStatement row, RunScope run)
    {
        if (row.IsNull(column))
            run.Json.Null();
        else if (fullFlag is { } flag && row.Int64(flag) != 0)
            full(row, column, run);
        else
            masked(row, column, run);
    }
}

internal sealed class LinkedWriter(LinkedItem item) : FieldWriter(item.ResponseKey)
{
    private readonly int presence = item.Presence.Ordinal;
    private readonly ObjectWriter writer = new(item.Object);

    public override bool HasLists => writer.HasLists;

    public override void Write(SqliteStatement row, RunScope run)
    {
        if (row.IsNull(presence))
            run.Json.Null();
        else
            writer.Write(row, run);
    }

    public override ValueTask WriteAsync(SqliteStatement row, RunScope run)
    {
        if (!row.IsNull(presence))
            return writer.WriteAsync(row, run);
        run.Json.Null();
        return default;
    }
}

internal sealed class NestedWriter(ObjectItem item) : FieldWriter(item.ResponseKey)
{
    private readonly ObjectWriter writer = new(item.Object);

    public override bool HasLists => writer.HasLists;

    public override void Write(SqliteStatement row, RunScope run) => writer.Write(row, run);

    public override ValueTask WriteAsync(SqliteStatement row, RunScope run) => writer.WriteAsync(row, run);
}

internal sealed class ListWriter(ListItem item) : FieldWriter(item.ResponseKey)
{
    private readonly ConnectionWriter writer = new(item.Connection);

    public override bool HasLists => true;

    public override void Write(SqliteStatement row, RunScope run) => throw new InvalidOperationException("A list must be written asynchronously.");

    public override ValueTask WriteAsync(SqliteStatement row, RunScope run) => writer.WriteAsync(row, run);
}

internal sealed class CursorWriter(CursorItem item) : FieldWriter(item.ResponseKey)
{
    private readonly int[] columns = [.. item.Columns.Select(static c => c.Ordinal)];

    public override void Write(SqliteStatement row, RunScope run) => run.Json.Text(Encode(columns, item.Binding, row, run));

    public static string Encode(int[] columns, string binding, SqliteStatement row, RunScope run) =>
        run.Services.Cursors.Encode(Array.ConvertAll(columns, row.Value), run.CursorOwner + binding);
}

/// <summary>Writes a column that is not null.</summary>
internal delegate void ValueWriter(SqliteStatement row, int column, RunScope run);
