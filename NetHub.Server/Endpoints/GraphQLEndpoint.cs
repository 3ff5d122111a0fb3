using System.Buffers;
using System.Diagnostics;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.AuditRecording;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Settings;
using NetHub.Server.Transports;
using NetHub.Server.Transports.Subscriptions;

namespace NetHub.Server.Endpoints;

/// <summary>Handles one GraphQL request: reads the caller and the operations, and sends the answer.</summary>
internal sealed partial class GraphQLEndpoint(
    HubGraphQL graph,
    CallerReader callers,
    LanguageChoice language,
    ClientLimits limits,
    RequestDeadlines deadlines,
    DocumentPolicy documents,
    EventStream events,
    RequestRefusals refusals,
    SignInFailures failures,
    SocketEndpoint sockets,
    HubOptions options,
    ClientOptions clients,
    ILogger<GraphQLEndpoint> logger)
{
    private const string CostHeader = "GraphQL-Cost";

    public Task PostAsync(HttpContext context) => AnswerAsync(context, isGet: false);

    public Task GetAsync(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest ? sockets.AcceptAsync(context) : AnswerAsync(context, isGet: true);

    private async Task AnswerAsync(HttpContext context, bool isGet)
    {
        if (context.Request.Headers.Authorization is not [{ } token] || await callers.ReadAsync(token, context.RequestAborted) is not { } signedIn)
        {
            await failures.RefuseAsync(context);
            return;
        }

        var type = AnswerTypes.Choose(context.Request.Headers.Accept);
        var english = language.IsEnglish(context.Request);
        try
        {
            if (type == AnswerType.None)
                throw new BadRequestException(StatusCodes.Status406NotAcceptable, TransportErrors.NotAcceptable());
            await ExecuteAsync(context, signedIn, type, new GraphQLRequestOptions(english, Cost(context.Request), isGet, RequestOrigin.Read(context)));
        }
        catch (BadRequestException problem)
        {
            using var answer = GraphQLAnswer.Refuse(problem.Status, problem.Error, english);
            await refusals.RecordAsync(answer, problem, AuditAction.Query, signedIn.Caller, context);
            await WriteAsync(context.Response, type, answer.StatusCode, answer);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not BadHttpRequestException)
        {
            // An exception's message may contain row values; its type and stack trace do not.
            LogFailure(failure.GetType().Name, failure.StackTrace);
            if (context.Response.HasStarted)
                return;
            using var answer = GraphQLAnswer.Refuse(StatusCodes.Status500InternalServerError, TransportErrors.Internal(), english);
            await WriteAsync(context.Response, type, answer.StatusCode, answer);
        }
    }

    private async Task ExecuteAsync(HttpContext context, SignedIn signedIn, AnswerType type, GraphQLRequestOptions request)
    {
        using var deadline = deadlines.Begin(context.RequestAborted);
        using var read = request.IsGet
            ? RequestReader.Query(context.Request)
            : await RequestReader.BodyAsync(context.Request, options.MaxBodyBytes, clients.OperationsPerRequest, deadline.Token);
        if (type == AnswerType.Events)
        {
            await events.WriteAsync(context, signedIn, read.Requests[0], request);
            return;
        }

        using var place = limits.Enter(signedIn.Caller, read.Requests.Count);
        var operations = new List<GraphQLRequest>(read.Requests.Count);
        foreach (var wire in read.Requests)
            operations.Add(await documents.ResolveAsync(wire, signedIn, deadline.Token));
        if (read.IsBatch)
            await BatchAsync(context.Response, type, operations, signedIn.Caller, request, deadline.Token);
        else
            await AnswerAsync(context, signedIn.Caller, type, operations[0], Tagged(context, operations[0], type, request, read.Requests[0].DocumentId), deadline.Token);
    }

    // Answers to registered documents have an ETag, so that clients can revalidate a stored answer.
    private GraphQLRequestOptions Tagged(HttpContext context, GraphQLRequest operation, AnswerType type, GraphQLRequestOptions request, string? documentId)
    {
        if (!request.IsGet || documentId is null)
            return request;
        var sent = context.Request.Headers.IfNoneMatch is [{ } theirs] ? theirs : null;
        return request with
        {
            Tags = new AnswerTags(sent, (caller, version) => AnswerTag.Create(operation, caller, (type, request.English), graph.PolicyVersion, version, graph.Today)),
        };
    }

    private async Task AnswerAsync(
        HttpContext context, Caller caller, AnswerType type, GraphQLRequest operation, GraphQLRequestOptions request, CancellationToken cancel)
    {
        var response = context.Response;
        using var answer = await graph.ExecuteAsync(operation, caller, request, cancel);
        if (answer.Tag is { } tag)
            SetTag(response, tag);
        if (answer.StatusCode == StatusCodes.Status304NotModified)
        {
            SetReceipt(response, answer.Receipt);
            response.StatusCode = answer.StatusCode;
            return;
        }

        var start = Stopwatch.GetTimestamp();
        await WriteAsync(response, type, Status(answer.StatusCode, type), answer);
        OperationTelemetry.Phase("write", caller, Stopwatch.GetElapsedTime(start));
    }

    private static void SetTag(HttpResponse response, string tag)
    {
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Authorization, Accept, Accept-Language, Accept-Encoding";
    }

    // Each answer contains its own receipt, since receipts in headers would grow with the batch.
    private async Task BatchAsync(
        HttpResponse response, AnswerType type, IEnumerable<GraphQLRequest> operations, Caller caller, GraphQLRequestOptions request, CancellationToken cancel)
    {
        var body = new ArrayBufferWriter<byte>();
        foreach (var operation in operations)
        {
            body.Write(body.WrittenCount == 0 ? "["u8 : ","u8);
            using var answer = await graph.ExecuteAsync(operation, caller, request, cancel);
            answer.TellReceipt();
            body.Write(answer.Body.Span);
        }

        body.Write("]"u8);
        await WriteAsync(response, type, StatusCodes.Status200OK, body.WrittenMemory);
    }

    private static void SetReceipt(HttpResponse response, string? receipt)
    {
        if (receipt is not null)
            response.Headers[AnswerSending.ReceiptHeader] = receipt;
    }

    private static Task WriteAsync(HttpResponse response, AnswerType type, int status, GraphQLAnswer answer)
    {
        SetReceipt(response, answer.Receipt);
        return WriteAsync(response, type, status, answer.Body);
    }

    private static async Task WriteAsync(HttpResponse response, AnswerType type, int status, ReadOnlyMemory<byte> body)
    {
        response.StatusCode = status;
        response.ContentType = AnswerTypes.ContentType(type);
        if (response.Headers.ETag.Count == 0)
            response.Headers.CacheControl = "no-store";
        await AnswerCompression.WriteAsync(response, body, response.HttpContext.RequestAborted);
    }

    // Clients of application/json read any other status as a transport failure, so an operation that is refused gets 200.
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
