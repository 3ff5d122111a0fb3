using System.Buffers;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;
using NetHub.Server.Hosting;
using NetHub.Server.Identity;

namespace NetHub.Server.Transports;

/// <summary>One GraphQL request: who asks, what is asked, the answer.</summary>
internal sealed partial class GraphQLEndpoint(
    HubGraphQL graph, CallerReader callers, LanguageChoice language, ClientLimits limits, HubOptions options, ILogger<GraphQLEndpoint> logger)
{
    private const string CostHeader = "GraphQL-Cost";
    private readonly TimeSpan timeout = TimeSpan.FromSeconds(options.Limits.TimeoutSeconds);

    public Task PostAsync(HttpContext context) => AnswerAsync(context, isGet: false);

    public Task GetAsync(HttpContext context) => AnswerAsync(context, isGet: true);

    private async Task AnswerAsync(HttpContext context, bool isGet)
    {
        if (await callers.ReadAsync(context.Request, context.RequestAborted) is not { } caller)
        {
            CallerReader.Refuse(context.Response);
            return;
        }

        var type = AnswerTypes.Choose(context.Request.Headers.Accept);
        var english = language.IsEnglish(context.Request);
        try
        {
            await ExecuteAsync(context, caller, type, new GraphQLRequestOptions(english, Cost(context.Request), isGet));
        }
        catch (BadRequestException problem)
        {
            if (problem.RetryAfter is { } wait)
                context.Response.Headers.RetryAfter = wait;
            await RefuseAsync(context.Response, type, problem.Status, problem.Error, english);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not BadHttpRequestException)
        {
            // The text of an exception may hold values; where it came from does not.
            LogFailure(failure.GetType().Name, failure.StackTrace);
            if (!context.Response.HasStarted)
                await RefuseAsync(context.Response, type, StatusCodes.Status500InternalServerError, TransportErrors.Internal(), english);
        }
    }

    private async Task ExecuteAsync(HttpContext context, Caller caller, AnswerType type, GraphQLRequestOptions request)
    {
        if (type == AnswerType.None)
            throw new BadRequestException(StatusCodes.Status406NotAcceptable, TransportErrors.NotAcceptable());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        cancel.CancelAfter(timeout);
        using var read = request.IsGet
            ? RequestReader.Query(context.Request)
            : await RequestReader.BodyAsync(context.Request, options.MaxBodyBytes, options.Clients.OperationsPerRequest, cancel.Token);
        using var place = limits.Enter(caller, read.Requests.Count);
        if (read.IsBatch)
        {
            await WriteAsync(context.Response, type, StatusCodes.Status200OK, Batch(read, caller, request, cancel.Token));
            return;
        }

        using var answer = graph.Execute(read.Requests[0], caller, request, cancel.Token);
        await WriteAsync(context.Response, type, Status(answer.StatusCode, type), answer.Body);
    }

    private ReadOnlyMemory<byte> Batch(ReadRequest read, Caller caller, GraphQLRequestOptions request, CancellationToken cancel)
    {
        var body = new ArrayBufferWriter<byte>();
        body.Write("["u8);
        for (var i = 0; i < read.Requests.Count; i++)
        {
            if (i > 0)
                body.Write(","u8);
            using var answer = graph.Execute(read.Requests[i], caller, request, cancel);
            body.Write(answer.Body.Span);
        }

        body.Write("]"u8);
        return body.WrittenMemory;
    }

    private static Task RefuseAsync(HttpResponse response, AnswerType type, int status, QueryError error, bool english)
    {
        var answer = GraphQLAnswer.Refuse(status, error, english);
        response.RegisterForDispose(answer);
        return WriteAsync(response, type, status, answer.Body);
    }

    private static async Task WriteAsync(HttpResponse response, AnswerType type, int status, ReadOnlyMemory<byte> body)
    {
        response.StatusCode = status;
        response.ContentType = AnswerTypes.ContentType(type);
        response.Headers.CacheControl = "no-store";
        await AnswerCompression.WriteAsync(response, body, response.HttpContext.RequestAborted);
    }

    // Clients of application/json read any other status as a failure of the transport. What is no GraphQL request at all fails there, too.
    private static int Status(int status, AnswerType type) =>
        type == AnswerType.Json && status is (StatusCodes.Status400BadRequest or StatusCodes.Status403Forbidden) ? StatusCodes.Status200OK : status;

    private static CostMode Cost(HttpRequest request) => (string?)request.Headers[CostHeader] switch
    {
        null => CostMode.Off,
        "report" => CostMode.Report,
        "validate" => CostMode.Validate,
        _ => throw new BadRequestException(StatusCodes.Status400BadRequest, TransportErrors.UnknownCostMode()),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed with {Exception}{StackTrace}")]
    private partial void LogFailure(string exception, string? stackTrace);
}
