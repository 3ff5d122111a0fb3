using System.Text.Encodings.Web;
using System.Text.Json;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;

namespace NetHub.Schema.GraphQLApi;

/// <summary>An answer in UTF-8, with the HTTP status that GraphQL over HTTP gives it. Dispose it after it is sent.</summary>
public sealed class GraphQLAnswer : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public int StatusCode { get; private set; } = 200;

    public ReadOnlyMemory<byte> Body => Json.Memory;

    /// <summary>The version of the data that the answer depends on, as the caller's department sees it; null where nothing was read, or what changes without it.</summary>
    public string? DataVersion { get; internal set; }

    /// <summary>What proves that the answer was recorded; null where nothing was.</summary>
    public string? Receipt { get; set; }

    internal JsonBuffer Json { get; } = new();

    /// <summary>An answer that is only errors, for transports.</summary>
    public static GraphQLAnswer Refuse(int status, QueryError error, bool english)
    {
        var answer = new GraphQLAnswer();
        answer.Refuse([error], english, null);
        answer.StatusCode = status;
        return answer;
    }

    /// <summary>An answer that is only an error, with the status that its code has.</summary>
    public static GraphQLAnswer Refuse(QueryError error, bool english)
    {
        var answer = new GraphQLAnswer();
        answer.Refuse([error], english, null);
        return answer;
    }

    /// <summary>What a subscription tells.</summary>
    internal static GraphQLAnswer Event(string responseKey, string json, int policyVersion, string? receipt)
    {
        var answer = new GraphQLAnswer { Receipt = receipt };
        answer.Json.Raw("{\"data\":{"u8);
        answer.Json.Text(responseKey);
        answer.Json.Byte((byte)':');
        answer.Json.Raw(System.Text.Encoding.UTF8.GetBytes(json));
        answer.Json.Raw("},\"extensions\":{\"policyVersion\":"u8);
        answer.Json.Number(policyVersion);
        answer.Json.Raw("}}"u8);
        return answer;
    }

    /// <summary>Puts the receipt into the extensions, for transports that have no headers.</summary>
    public void TellReceipt()
    {
        if (Receipt is null)
            return;
        // Every answer of an operation ends with its extensions; a refusal that came before has none.
        var hasExtensions = Json.Written.EndsWith("}}"u8);
        Json.Truncate(Json.Length - (hasExtensions ? 2 : 1));
        Json.Raw(hasExtensions ? ",\"receipt\":"u8 : ",\"extensions\":{\"receipt\":"u8);
        Json.Text(Receipt);
        Json.Raw("}}"u8);
    }

    public void Dispose() => Json.Dispose();

    internal void Refuse(IReadOnlyList<QueryError> errors, bool english, int? policyVersion)
    {
        Json.Truncate(0);
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

    /// <summary>One error as every answer tells it.</summary>
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

/// <summary>Runs a plan into an answer: data, errors, extensions.</summary>
internal sealed class PlannedRun(QueryEngine engine, QueryPlan plan, Sharing.Access.Caller caller, IReadOnlyList<object?> leaves, GraphQLRequestOptions options, Querying.Following.FeedPosition? feed = null)
{
    /// <returns>What was read.</returns>
    public RunResult Write(GraphQLAnswer answer, CancellationToken cancel)
    {
        var json = answer.Json;
        var read = default(RunResult);
        if (options.Cost == CostMode.Validate)
            json.Raw("{\"data\":null"u8);
        else
        {
            json.Raw("{\"data\":"u8);
            read = engine.Run(plan, caller, leaves, options.English, json, cancel, feed);
            answer.DataVersion = plan.IsVersioned ? read.DataVersion : null;
        }

        if (plan.Errors.Count > 0)
        {
            json.Raw(",\"errors\":"u8);
            answer.Write(plan.Errors, options.English);
        }

        json.Raw(",\"extensions\":{\"policyVersion\":"u8);
        json.Number(engine.Policy.Version);
        if (read.DataVersion is { } dataVersion)
        {
            json.Raw(",\"dataVersion\":"u8);
            json.Text(dataVersion);
        }

        WriteSharing(json);
        WriteCost(json);
        json.Raw("}}"u8);
        return read;
    }

    private void WriteSharing(JsonBuffer json)
    {
        if (plan.Sharing.Count == 0)
            return;
        json.Raw(",\"sharing\":"u8);
        json.Raw(JsonSerializer.SerializeToUtf8Bytes(plan.Sharing.Select(s => new { path = s.Path, effect = s.Effect, coordinate = s.Coordinate })));
    }

    private void WriteCost(JsonBuffer json)
    {
        if (options.Cost == CostMode.Off)
            return;
        json.Raw(",\"operationCost\":{\"fieldCost\":"u8);
        json.Number(plan.FieldCost);
        json.Raw(",\"typeCost\":"u8);
        json.Number(plan.TypeCost);
        json.Byte((byte)'}');
    }
}
