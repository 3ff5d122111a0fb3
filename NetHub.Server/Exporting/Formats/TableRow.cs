using System.Buffers;
using System.Text.Json;
using NetHub.Schema.Querying.Exporting;

namespace NetHub.Server.Exporting.Formats;

/// <summary>Receives the cells of a table row, from left to right.</summary>
internal interface ICells
{
    void Text(ReadOnlySpan<byte> utf8, ExportValue value);

    /// <param name="digits">The number in JSON notation.</param>
    void Number(ReadOnlySpan<byte> digits);

    void Boolean(bool value);

    void Empty();
}

/// <summary>
/// Splits the JSON of a row into cells. It walks fields and columns in parallel, since both are in the order of the selection; the
/// values are already formatted in the JSON.
/// </summary>
internal sealed class TableRow(IReadOnlyList<ExportColumn> columns, ICells cells)
{
    private static ReadOnlySpan<byte> Separator => ";"u8;
    private readonly ArrayBufferWriter<byte> scratch = new();

    /// <summary>Returns the names of the columns; a field of a linked row is <c>grid.name</c>.</summary>
    public static IEnumerable<string> Names(IEnumerable<ExportColumn> columns, string prefix = "") => columns.SelectMany(c =>
        c.Value == ExportValue.Link ? Names(c.Linked, $"{prefix}{c.Name}.") : [prefix + c.Name]);

    public void Write(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        Fields(ref reader, columns, json);
    }

    private void Fields(ref Utf8JsonReader reader, IReadOnlyList<ExportColumn> fields, ReadOnlySpan<byte> json)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            // Skip the property name to its value.
            reader.Read();
            reader.Read();
            Value(ref reader, fields[i], json);
        }

        reader.Read();
    }

    private void Value(ref Utf8JsonReader reader, ExportColumn column, ReadOnlySpan<byte> json)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when column.Value == ExportValue.Link:
                Fields(ref reader, column.Linked, json);
                break;
            case JsonTokenType.StartArray when column.Value == ExportValue.List:
                cells.Text(List(ref reader), column.Value);
                break;
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                cells.Text(Whole(ref reader, json), column.Value);
                break;
            case JsonTokenType.Null:
                for (var i = 0; i < column.Width; i++)
                    cells.Empty();
                break;
            case JsonTokenType.True or JsonTokenType.False:
                cells.Boolean(reader.TokenType == JsonTokenType.True);
                break;
            case JsonTokenType.Number:
                cells.Number(reader.ValueSpan);
                break;
            default:
                cells.Text(Text(ref reader), column.Value);
                break;
        }
    }

    private ReadOnlySpan<byte> List(ref Utf8JsonReader reader)
    {
        scratch.ResetWrittenCount();
        for (var isFirst = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; isFirst = false)
        {
            if (!isFirst)
                scratch.Write(Separator);
            if (reader.TokenType == JsonTokenType.String)
                Unescape(ref reader);
            else if (reader.TokenType != JsonTokenType.Null)
                scratch.Write(reader.ValueSpan);
        }

        return scratch.WrittenSpan;
    }

    // A point, a polygon or a small structure becomes a cell with its JSON text.
    private static ReadOnlySpan<byte> Whole(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private ReadOnlySpan<byte> Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;
        scratch.ResetWrittenCount();
        Unescape(ref reader);
        return scratch.WrittenSpan;
    }

    private void Unescape(ref Utf8JsonReader reader) => scratch.Advance(reader.CopyString(scratch.GetSpan(reader.ValueSpan.Length)));
}
