using System.Buffers;
using System.Text.Json;
using NetHub.Schema.GraphQLApi.Answers;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>A received message of <c>graphql-transport-ws</c>.</summary>
internal sealed record SocketMessage(string Type, string? Id, JsonElement Payload)
{
    private const int LongestId = 128;

    /// <summary>Parses a message; returns null if the bytes are not a message.</summary>
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

    /// <summary>Creates a <c>next</c> message, or <c>error</c> if the operation was refused before it ran.</summary>
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
