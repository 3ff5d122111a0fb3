using System.Text;
using System.Text.Json;

namespace NetHub.Schema.Publishing.Import.Ndjson;

/// <summary>Puts the members of one JSON object into the cells of a row.</summary>
internal sealed class JsonLine(ColumnNames columns)
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 8 };

    public void Read(ReadOnlySpan<byte> line, SourceRow row)
    {
        var before = columns.Count;
        try
        {
            ReadObject(line, row);
        }
        // A lone half of a surrogate pair is told by the other exception.
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            columns.Keep(before);
            row.Resize(before, SourceRow.Absent);
            row.FailInstead(RowProblems.InvalidJson);
        }
    }

    private void ReadObject(ReadOnlySpan<byte> line, SourceRow row)
    {
        var reader = new Utf8JsonReader(line, Strict);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        for (var expected = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; expected++)
        {
            var column = Column(ref reader, row, expected);
            var isSecond = row.Has(column);
            reader.Read();
            if (isSecond)
            {
                row.Fail(RowProblems.DuplicateMember, column);
                reader.Skip();
                continue;
            }

            ReadValue(ref reader, line, row, column);
        }

        // Reads what follows the object, which must be nothing.
        reader.Read();
    }

    // Lines written by one program have their members in one order.
    private int Column(ref Utf8JsonReader reader, SourceRow row, int expected)
    {
        if (expected < columns.Count && reader.ValueTextEquals(columns.All[expected]))
            return expected;
        var name = reader.GetString()!;
        if (columns.Has(name, out var known))
            return known;
        var added = columns.Add(name, row.Line);
        row.Resize(columns.Count, SourceRow.Absent);
        return added;
    }

    private static void ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> line, SourceRow row, int column)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                row.Set(column, default(ReadOnlySpan<char>));
                break;
            case JsonTokenType.String:
                row.Set(column, reader.GetString());
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var start = (int)reader.TokenStartIndex;
                PassOver(ref reader, row, column);
                row.Set(column, Encoding.UTF8.GetString(line[start..(int)reader.BytesConsumed]));
                break;
            default:
                row.Set(column, Encoding.UTF8.GetString(reader.ValueSpan));
                break;
        }
    }

    // Escapes keep control characters out of sight in the text, not out of the value.
    private static void PassOver(ref Utf8JsonReader reader, SourceRow row, int column)
    {
        for (var depth = reader.CurrentDepth; reader.Read() && reader.CurrentDepth > depth;)
        {
            var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
            if (isText && reader.ValueIsEscaped && SourceRow.HasControl(reader.GetString()))
                row.Fail(RowProblems.InvalidCharacter, column);
        }
    }
}
