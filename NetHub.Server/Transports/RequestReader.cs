using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using NetHub.Server.Http;

namespace NetHub.Server.Transports;

/// <summary>A received request, with a document text or the id of a document that the department registered.</summary>
internal sealed record WireRequest(string? Query, string? DocumentId, string? OperationName, JsonElement Variables);

/// <summary>The requests of one body or query string. Their variables reference the JSON document.</summary>
/// <param name="requests">One request, or the requests of a batch.</param>
/// <param name="isBatch">Whether the answer is a list, even for one request.</param>
/// <param name="document">The JSON document.</param>
internal sealed class ReadRequest(IReadOnlyList<WireRequest> requests, bool isBatch, JsonDocument? document) : IDisposable
{
    public IReadOnlyList<WireRequest> Requests => requests;

    public bool IsBatch => isBatch;

    public void Dispose() => document?.Dispose();
}

/// <summary>Reads GraphQL requests from a JSON body or from the query string.</summary>
internal static class RequestReader
{
    /// <exception cref="BadRequestException">The body is too large, not JSON, or not a request.</exception>
    public static async ValueTask<ReadRequest> BodyAsync(HttpRequest request, int limit, int mostOperations, CancellationToken cancel)
    {
        if (!request.HasJsonContentType())
            throw new BadRequestException(StatusCodes.Status415UnsupportedMediaType, TransportErrors.NotJson());
        // Reject compressed bodies: a small one could expand to a huge one.
        if (request.Headers.ContentEncoding is [not null and not "identity"])
            throw new BadRequestException(StatusCodes.Status415UnsupportedMediaType, TransportErrors.Compressed());
        var document = await DocumentAsync(request, limit, cancel);
        try
        {
            return Requests(document, mostOperations);
        }
        catch (Exception failure)
        {
            document.Dispose();
            // Reading a JSON string with an unpaired surrogate throws InvalidOperationException.
            if (failure is InvalidOperationException)
                throw Broken();
            throw;
        }
    }

    /// <exception cref="BadRequestException">The variables are not JSON.</exception>
    public static ReadRequest Query(HttpRequest request)
    {
        var values = request.Query;
        string? variables = values["variables"];
        if (string.IsNullOrEmpty(variables))
            return new ReadRequest([Wire(values["query"], values["documentId"], values["operationName"], default)], isBatch: false, null);
        try
        {
            var document = JsonDocument.Parse(variables);
            return new ReadRequest([Wire(values["query"], values["documentId"], values["operationName"], document.RootElement)], isBatch: false, document);
        }
        catch (JsonException)
        {
            throw new BadRequestException(StatusCodes.Status400BadRequest, TransportErrors.BrokenVariables());
        }
    }

    private static async ValueTask<JsonDocument> DocumentAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        if (request.ContentLength > limit)
            throw TooLarge(limit);
        var reader = request.BodyReader;
        var result = await ReadToEndAsync(reader, limit, cancel);
        try
        {
            // Copy the bytes: the document references them until it is disposed, but the pipe reuses its buffers before that.
            return JsonDocument.Parse(result.Buffer.ToArray());
        }
        catch (JsonException)
        {
            throw Broken();
        }
        finally
        {
            reader.AdvanceTo(result.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> ReadToEndAsync(PipeReader reader, int limit, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(cancel);
                if (result.Buffer.Length > limit)
                    throw TooLarge(limit);
                if (result.IsCompleted)
                    return result;
                reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            }
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(limit);
        }
    }

    private static ReadRequest Requests(JsonDocument document, int mostOperations)
    {
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Array)
            return new ReadRequest([Request(root)], isBatch: false, document);
        var count = root.GetArrayLength();
        if (count > mostOperations || mostOperations == 1)
            throw new BadRequestException(StatusCodes.Status400BadRequest, TransportErrors.BatchTooLarge(mostOperations, count));
        return count == 0 ? throw NoRequest() : new ReadRequest([.. root.EnumerateArray().Select(Request)], isBatch: true, document);
    }

    /// <exception cref="BadRequestException">The JSON is not a GraphQL request.</exception>
    public static WireRequest Request(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw NoRequest();
        Object(root, "extensions");
        return Wire(Text(root, "query"), Text(root, "documentId"), Text(root, "operationName"), Object(root, "variables"));
    }

    private static WireRequest Wire(string? query, string? documentId, string? operationName, JsonElement variables) =>
        string.IsNullOrWhiteSpace(query) == string.IsNullOrWhiteSpace(documentId)
            ? throw NoRequest()
            : new WireRequest(query, string.IsNullOrWhiteSpace(documentId) ? null : documentId, operationName, variables);

    private static string? Text(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => throw NoRequest(),
    };

    private static JsonElement Object(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? default : value.ValueKind switch
    {
        JsonValueKind.Null => default,
        JsonValueKind.Object => value,
        _ => throw NoRequest(),
    };

    private static BadRequestException TooLarge(int limit) => new(StatusCodes.Status413PayloadTooLarge, TransportErrors.BodyTooLarge(limit));

    private static BadRequestException Broken() => new(StatusCodes.Status400BadRequest, TransportErrors.BrokenJson());

    private static BadRequestException NoRequest() => new(StatusCodes.Status400BadRequest, TransportErrors.NoRequest());
}
