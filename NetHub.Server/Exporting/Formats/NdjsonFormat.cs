using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using NetHub.Schema.GraphQLApi.Answers;

namespace NetHub.Server.Exporting.Formats;

/// <summary>Writes one row per line, in the same JSON as an answer of <c>/graphql</c>; the last line is <c>{"nethub":{…}}</c>.</summary>
internal sealed class NdjsonFormat : IExportFormat
{
    public MediaTypeHeaderValue MediaType { get; } = new("application/x-ndjson");

    public string Extension => "ndjson";

    public bool IsTable => false;

    public IExportWriter Begin(IBufferWriter<byte> body, ExportHead head) => new NdjsonWriter(body);
}

internal sealed class NdjsonWriter(IBufferWriter<byte> body) : IExportWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(ReadOnlySpan<byte> row)
    {
        body.Write(row);
        body.Write("\n"u8);
    }

    public void End(ExportTrailer trailer)
    {
        using (var json = new Utf8JsonWriter(body, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("nethub");
            Write(json, trailer);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        body.Write("\n"u8);
    }

    public void Dispose()
    {
    }

    private static void Write(Utf8JsonWriter json, ExportTrailer trailer)
    {
        json.WriteString("client", trailer.Mark.Caller.Client);
        json.WriteString("department", trailer.Mark.Caller.Department);
        json.WriteString("time", trailer.Time);
        json.WriteString("receipt", trailer.Mark.Receipt);
        json.WriteNumber("rows", trailer.Rows);
        json.WriteBoolean("complete", trailer.IsComplete);
        json.WriteNumber("policyVersion", trailer.Source.PolicyVersion);
        json.WriteString("dataVersion", trailer.Source.DataVersion);
        if (trailer.Source.Sharing is { Count: > 0 } sharing)
        {
            json.WritePropertyName("sharing");
            JsonSerializer.Serialize(json, sharing.Select(static s => new { path = s.Path, effect = s.Effect, coordinate = s.Coordinate }));
        }

        WriteErrors(json, trailer);
    }

    private static void WriteErrors(Utf8JsonWriter json, ExportTrailer trailer)
    {
        if (!trailer.Errors.Any())
            return;
        json.WriteStartArray("errors");
        foreach (var error in trailer.Errors)
            GraphQLAnswer.Write(json, error, trailer.English);
        json.WriteEndArray();
    }
}
