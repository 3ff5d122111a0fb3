using System.Buffers;
using System.Text.Json;
using NetHub.Schema.GraphQLApi.Answers;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>A message of <c>graphql-transport-ws</c>, as it was received.</summary>
internal sealed record SocketMessage(string Type, string? Id, JsonElement Payload)
{
    private const int LongestId = 128;

    /// <summary>The message, or null where the bytes are none.</summary>
    public static SocketMessage? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
                return null;
            var id = root.TryGetProperty("id", out var given) ? given.ValueKind == JsonValueKind.String ? given.GetString() : "" : null;
            return id is { Length: 0 or > LongestId } ? null : new SocketMessage(type.GetString()!, id, root.TryGetProperty("payload", out var payload) ? payload.Clone() : default);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static ReadOnlyMemory<byte> Create(string type) => JsonSerializer.SerializeToUtf8Bytes(new { type });

    public static ReadOnlyMemory<byte> Complete(string id) => JsonSerializer.SerializeToUtf8Bytes(new { id, type = "complete" });

    /// <summary><c>next</c>, or <c>error</c> where the operation was refused before it ran.</summary>
    public static ReadOnlyMemory<byte> Create(string id, GraphQLAnswer answer)
    {
        var message = new ArrayBufferWriter<byte>(answer.Body.Length + LongestId);
        using var json = new Utf8JsonWriter(message, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", IsRefusal(answer) ? "error" : "next");
        json.WritePropertyName("payload");
        json.WriteRawValue(IsRefusal(answer) ? Errors(answer) : answer.Body.Span, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return message.WrittenMemory;
    }

    public static bool IsRefusal(GraphQLAnswer answer) => answer.StatusCode != StatusCodes.Status200OK;

    private static ReadOnlySpan<byte> Errors(GraphQLAnswer answer)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return JsonSerializer.SerializeToUtf8Bytes(document.RootElement.GetProperty("errors"));
    }
}
