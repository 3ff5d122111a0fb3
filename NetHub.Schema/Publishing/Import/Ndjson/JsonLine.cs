using System.Text;
using System.Text.Json;

namespace NetHub.Schema.Publishing.Import.Ndjson;

/// <summary>Reads the members of one JSON object into the cells of a row.</summary>
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
        // An unpaired surrogate throws InvalidOperationException.
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

        // Fails if anything follows the object.
        reader.Read();
    }

    // Fast path: programs usually write the members of all lines in the same order.
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

    // Nested JSON is stored as text, so escaped control characters must be detected in the decoded values.
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
