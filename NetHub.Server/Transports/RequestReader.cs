using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.Querying;

namespace NetHub.Server.Transports;

/// <summary>A request that was read; its variables live in the document.</summary>
internal sealed class ReadRequest(GraphQLRequest request, JsonDocument? document) : IDisposable
{
    public GraphQLRequest Request => request;

    public void Dispose() => document?.Dispose();
}

/// <summary>The request is no GraphQL request.</summary>
internal sealed class BadRequestException(int status, QueryError error) : Exception(error.Code)
{
    public int Status { get; } = status;

    public QueryError Error { get; } = error;
}

/// <summary>Reads GraphQL requests from a body of JSON or from the query string.</summary>
internal static class RequestReader
{
    /// <exception cref="BadRequestException">The body is too large, no JSON, or no request.</exception>
    public static async ValueTask<ReadRequest> BodyAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        if (!request.HasJsonContentType())
            throw new BadRequestException(StatusCodes.Status415UnsupportedMediaType, TransportErrors.NotJson());
        var document = await DocumentAsync(request, limit, cancel);
        try
        {
            return new ReadRequest(Request(document.RootElement), document);
        }
        catch (Exception failure)
        {
            document.Dispose();
            // A string with half a surrogate pair cannot be read as a string.
            if (failure is InvalidOperationException)
                throw Broken();
            throw;
        }
    }

    /// <exception cref="BadRequestException">The variables are no JSON.</exception>
    public static ReadRequest Query(HttpRequest request)
    {
        var values = request.Query;
        string? variables = values["variables"];
        if (string.IsNullOrEmpty(variables))
            return new ReadRequest(new GraphQLRequest(values["query"], values["operationName"], default), null);
        try
        {
            var document = JsonDocument.Parse(variables);
            return new ReadRequest(new GraphQLRequest(values["query"], values["operationName"], document.RootElement), document);
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
            // A copy: the document reads from these bytes until it is disposed, and the pipe's go to other requests before that.
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

    private static GraphQLRequest Request(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw NoRequest();
        return new GraphQLRequest(Text(root, "query"), Text(root, "operationName"), Object(root, "variables"));
    }

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
