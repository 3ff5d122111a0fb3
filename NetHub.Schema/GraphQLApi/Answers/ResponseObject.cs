using System.Text.Encodings.Web;
using System.Text.Json;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Answers;

/// <summary>
/// An object of an answer that is built in memory: its GraphQL type, and its members, which are evaluated only if selected.
/// </summary>
internal sealed record ResponseObject(string Type, IReadOnlyDictionary<string, Func<object?>> Members)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Serializes an object, a list of objects or a scalar as JSON in UTF-8.</summary>
    public static async ValueTask<byte[]> JsonAsync(Selection selection, object? value)
    {
        using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream, Options))
            await WriteAsync(json, selection, value);
        return stream.ToArray();
    }

    /// <summary>Wraps a member that is awaited when it is selected.</summary>
    public static async Task<object?> Later<T>(ValueTask<T> value) => await value;

    private static async ValueTask WriteAsync(Utf8JsonWriter json, Selection selection, object? value)
    {
        switch (value)
        {
            case Task<object?> later:
                await WriteAsync(json, selection, await later);
                break;
            case ResponseObject item:
                json.WriteStartObject();
                foreach (var child in selection.Children(item.Type))
                {
                    json.WritePropertyName(child.ResponseKey);
                    await WriteAsync(json, child, child.Name == "__typename" ? item.Type : item.Members[child.Name]());
                }

                json.WriteEndObject();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case System.Collections.IEnumerable items:
                json.WriteStartArray();
                foreach (var one in items)
                    await WriteAsync(json, selection, one);
                json.WriteEndArray();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
