using System.Text.Encodings.Web;
using System.Text.Json;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Running;

namespace NetHub.Schema.GraphQLApi.Answers;

/// <summary>An answer in UTF-8, with its HTTP status as defined by GraphQL over HTTP. Dispose it after sending it.</summary>
public sealed class GraphQLAnswer : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public int StatusCode { get; private set; } = 200;

    public ReadOnlyMemory<byte> Body => Json.Memory;

    /// <summary>
    /// The version of the data on which the answer depends, as the caller's department sees it; null if the answer does not depend on the
    /// version alone.
    /// </summary>
    public string? DataVersion { get; internal set; }

    /// <summary>The receipt that proves the answer was recorded in the ledger; null if nothing was recorded.</summary>
    public string? Receipt { get; set; }

    /// <summary>The tag of the answer, for transports that support tags; null if it has none.</summary>
    public string? Tag { get; internal set; }

    /// <summary>Whether the answer consists only of errors.</summary>
    internal bool IsRefusal { get; private set; }

    internal JsonBuffer Json { get; } = new();

    /// <summary>Creates an answer that consists only of an error, with a given status.</summary>
    public static GraphQLAnswer Refuse(int status, QueryError error, bool english)
    {
        var answer = new GraphQLAnswer();
        answer.Refuse([error], english, null);
        answer.StatusCode = status;
        return answer;
    }

    /// <summary>Creates an answer that consists only of an error, with the status of its code.</summary>
    public static GraphQLAnswer Refuse(QueryError error, bool english)
    {
        var answer = new GraphQLAnswer();
        answer.Refuse([error], english, null);
        return answer;
    }

    /// <summary>Creates an answer for one event of a subscription.</summary>
    internal static GraphQLAnswer Event(string responseKey, byte[] json, int policyVersion, string? receipt)
    {
        var answer = new GraphQLAnswer { Receipt = receipt };
        answer.Json.Raw("{\"data\":{"u8);
        answer.Json.Text(responseKey);
        answer.Json.Byte((byte)':');
        answer.Json.Raw(json);
        answer.Json.Raw("},\"extensions\":{\"policyVersion\":"u8);
        answer.Json.Number(policyVersion);
        answer.Json.Raw("}}"u8);
        return answer;
    }

    /// <summary>Adds the receipt to the extensions, for transports without headers.</summary>
    public void TellReceipt()
    {
        if (Receipt is null)
            return;
        // The answer of an operation ends with its extensions. A refusal before the operation started has none.
        var hasExtensions = Json.Written.EndsWith("}}"u8);
        Json.Truncate(Json.Length - (hasExtensions ? 2 : 1));
        Json.Raw(hasExtensions ? ",\"receipt\":"u8 : ",\"extensions\":{\"receipt\":"u8);
        Json.Text(Receipt);
        Json.Raw("}}"u8);
    }

    public void Dispose() => Json.Dispose();

    /// <summary>Turns the answer into 304 Not Modified: the client already has the answer with this tag.</summary>
    internal void Unchanged(string tag) => (StatusCode, Tag) = (304, tag);

    internal void Refuse(IReadOnlyList<QueryError> errors, bool english, int? policyVersion)
    {
        Json.Truncate(0);
        (IsRefusal, Tag, DataVersion) = (true, null, null);
        StatusCode = StatusOf(errors[0].Code);
        Json.Raw("{\"errors\":"u8);
        Write(errors, english);
        if (policyVersion is { } version)
        {
            Json.Raw(",\"extensions\":{\"policyVersion\":"u8);
            Json.Number(version);
            Json.Byte((byte)'}');
        }

        Json.Byte((byte)'}');
    }

    internal void Write(IReadOnlyList<QueryError> errors, bool english)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartArray();
            foreach (var error in errors)
                Write(writer, error, english);
            writer.WriteEndArray();
        }

        Json.Raw(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Writes one error in the form common to all answers.</summary>
    public static void Write(Utf8JsonWriter writer, QueryError error, bool english)
    {
        writer.WriteStartObject();
        writer.WriteString("message", english ? error.English : error.Chinese);
        if (error.Locations is { Count: > 0 } locations)
        {
            writer.WriteStartArray("locations");
            foreach (var (line, column) in locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", line);
                writer.WriteNumber("column", column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (error.Path is not null)
        {
            writer.WritePropertyName("path");
            JsonSerializer.Serialize(writer, error.Path);
        }

        writer.WriteStartObject("extensions");
        writer.WriteString("code", error.Code);
        foreach (var (name, value) in error.Details ?? new Dictionary<string, object?>())
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static int StatusOf(string code) => code switch
    {
        QueryErrors.FieldDeniedCode or "ARGUMENT_NOT_PERMITTED" or "INTROSPECTION_NOT_PERMITTED" or "PURPOSE_REQUIRED" or "PURPOSE_NOT_PERMITTED" => 403,
        "UNAUTHENTICATED" => 401,
        "METHOD_NOT_ALLOWED" => 405,
        "PERSONAL_ROWS_EXCEEDED" or "QUOTA_EXCEEDED" => 429,
        "UNAVAILABLE" or "TIMEOUT" => 503,
        _ => 400,
    };
}
