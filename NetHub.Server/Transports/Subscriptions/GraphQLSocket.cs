using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.RateLimiting;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;
using NetHub.Server.AuditRecording;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>The services that all sockets share.</summary>
internal sealed record SocketServices(
    CallerReader Callers,
    LanguageChoice Language,
    OperationStream Operations,
    LiveSessions Sessions,
    ConnectionLimits Limits,
    SignInFailures Failures,
    SubscriptionOptions Options,
    TimeProvider Clock,
    ILogger<GraphQLSocket> Logger);

/// <summary>Serves one connection of the protocol <c>graphql-transport-ws</c>: authentication, then any number of operations.</summary>
internal sealed partial class GraphQLSocket(SocketServices services, SocketChannel channel, string? authorization, GraphQLRequestOptions asked) : IDisposable
{
    public const string Protocol = "graphql-transport-ws";
    private readonly ILogger logger = services.Logger;
    private readonly SubscriptionOptions options = services.Options;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = [];
    private readonly CancellationTokenSource life = new();
    private LiveSessions.Session? session;
    private RateLimitLease? place;
    private volatile bool isSilent;
    private GraphQLRequestOptions request = asked;

    /// <summary>Serves the connection until one side closes it.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            using (var unknown = services.Limits.EnterUnknown())
            {
                if (!unknown.IsAcquired)
                    throw new SocketClosedException(SocketCloseCode.TryAgainLater, "Too many connections");
                await InitAsync(cancel);
            }

            await using var gone = cancel.Register(life.Cancel);
            await ServeAsync(session!.Token);
            await channel.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
        }
        catch (SocketClosedException end)
        {
            await channel.CloseAsync(end.Status, end.Message);
        }
        catch (OperationCanceledException) when (session is { IsOver: true })
        {
            await channel.CloseAsync(SocketCloseCode.Unauthorized, "The token is no longer valid");
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            channel.Abort();
        }
    }

    public void Dispose()
    {
        life.Cancel();
        life.Dispose();
        session?.Dispose();
        place?.Dispose();
    }

    private async Task InitAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(options.InitSeconds));
        try
        {
            while (session is null)
            {
                switch (await MessageAsync(limit.Token))
                {
                    case { Type: "connection_init" } init:
                        await SignInAsync(init.Payload, limit.Token);
                        break;
                    case { Type: "ping" or "pong" } message:
                        await AnswerAsync(message, limit.Token);
                        break;
                    default:
                        throw new SocketClosedException(SocketCloseCode.Unauthorized, "Unauthorized");
                }
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SocketClosedException(SocketCloseCode.InitTimeout, "Connection initialisation timeout");
        }

        await channel.SendAsync(SocketMessage.Create("connection_ack"), cancel);

        async Task SignInAsync(JsonElement payload, CancellationToken stop)
        {
            // Browsers cannot set headers on sockets, so the payload carries them.
            if (Text(payload, "Accept-Language") is { } wish)
                request = request with { English = services.Language.IsEnglish(wish) };
            if (Text(payload, RequestOrigin.PurposeHeader) is { } purpose)
                request = request with { Origin = request.Origin with { Purpose = Purpose(purpose) } };
            var signedIn = (Text(payload, "Authorization") ?? authorization) is { } value ? await services.Callers.ReadAsync(value, stop) : null;
            if (signedIn is null)
            {
                await services.Failures.OfTokenAsync(request.Origin.Address);
                throw new SocketClosedException(SocketCloseCode.Forbidden, "Forbidden");
            }

            place = services.Limits.Enter(signedIn.Caller);
            if (!place.IsAcquired)
                throw new SocketClosedException(SocketCloseCode.TryAgainLater, "Too many connections");
            session = services.Sessions.Begin(signedIn, life.Token);
        }
    }

    private async Task ServeAsync(CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var heart = KeepAliveAsync(stop.Token);
        try
        {
            while (await NextAsync(cancel) is { } message)
                await HandleAsync(message, cancel);
        }
        finally
        {
            await stop.CancelAsync();
            await heart;
        }
    }

    private async Task HandleAsync(SocketMessage message, CancellationToken cancel)
    {
        isSilent = false;
        switch (message)
        {
            case { Type: "ping" or "pong" }:
                await AnswerAsync(message, cancel);
                break;
            case { Type: "subscribe", Id: { } id, Payload.ValueKind: JsonValueKind.Object }:
                Begin(id, message.Payload, cancel);
                break;
            case { Type: "complete", Id: { } id }:
                if (running.TryRemove(id, out var operation))
                {
                    await operation.CancelAsync();
                    operation.Dispose();
                }

                break;
            case { Type: "connection_init" }:
                throw new SocketClosedException(SocketCloseCode.TooManyInits, "Too many initialisation requests");
            default:
                throw new SocketClosedException(SocketCloseCode.BadRequest, "Invalid message");
        }
    }

    private void Begin(string id, JsonElement payload, CancellationToken cancel)
    {
        var isOneTooMany = running.Count >= options.OperationsPerSocket;
        var operation = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (!running.TryAdd(id, operation))
        {
            operation.Dispose();
            throw new SocketClosedException(SocketCloseCode.SubscriberExists, $"Subscriber for {id} already exists");
        }

        // Do not await the operation, so that the socket continues to receive messages. The operation ends at the latest with the connection.
        _ = Task.Run(() => OperateAsync(id, payload, isOneTooMany, operation), CancellationToken.None);
    }

    private async Task OperateAsync(string id, JsonElement payload, bool isOneTooMany, CancellationTokenSource operation)
    {
        var cancel = operation.Token;
        try
        {
            await foreach (var next in AnswersAsync(payload, isOneTooMany, cancel))
            {
                using var answer = next;
                await channel.SendAsync(SocketMessage.Create(id, answer), cancel);
                if (SocketMessage.IsRefusal(answer))
                    return;
            }

            await channel.SendAsync(SocketMessage.Complete(id), cancel);
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The client completed the operation or the connection is closing, so no answer can be sent.
        }
        catch (Exception failure)
        {
            // An exception's message may contain row values; its type and stack trace do not.
            LogFailure(failure.GetType().Name, failure.StackTrace);
            channel.Abort();
        }
        finally
        {
            // Removing the operation from the list decides which side disposes it.
            if (running.TryRemove(KeyValuePair.Create(id, operation)))
                operation.Dispose();
        }
    }

    private IAsyncEnumerable<GraphQLAnswer> AnswersAsync(JsonElement payload, bool isOneTooMany, CancellationToken cancel)
    {
        try
        {
            if (isOneTooMany)
                throw new BadRequestException(StatusCodes.Status429TooManyRequests, TransportErrors.RateLimited("一个连接中的操作", "operations in a socket", options.OperationsPerSocket));
            return services.Operations.AnswersAsync(RequestReader.Request(payload), session!.SignedIn, request, cancel);
        }
        catch (BadRequestException problem)
        {
            return services.Operations.RefuseAsync(problem, session!.SignedIn, request);
        }
    }

    // Aborts the connection if the peer sends nothing between two pings.
    private async Task KeepAliveAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.KeepAliveSeconds), services.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                if (isSilent)
                {
                    channel.Abort();
                    return;
                }

                isSilent = true;
                await channel.SendAsync(SocketMessage.Create("ping"), cancel);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            if (!cancel.IsCancellationRequested)
                channel.Abort();
        }
    }

    private Task AnswerAsync(SocketMessage message, CancellationToken cancel) =>
        message.Type == "ping" ? channel.SendAsync(SocketMessage.Create("pong"), cancel) : Task.CompletedTask;

    private async Task<SocketMessage> MessageAsync(CancellationToken cancel) =>
        await NextAsync(cancel) ?? throw new SocketClosedException(WebSocketCloseStatus.NormalClosure, "");

    private async Task<SocketMessage?> NextAsync(CancellationToken cancel) => await channel.ReceiveAsync(cancel) is not { } bytes
        ? null
        : SocketMessage.Read(bytes) ?? throw new SocketClosedException(SocketCloseCode.BadRequest, "Invalid message");

    [LoggerMessage(Level = LogLevel.Error, Message = "An operation of a socket failed with {Exception}{StackTrace}")]
    private partial void LogFailure(string exception, string? stackTrace);

    private static StatedPurpose? Purpose(string text)
    {
        try
        {
            return RequestOrigin.Purpose(text);
        }
        catch (BadRequestException problem)
        {
            throw new SocketClosedException(SocketCloseCode.BadRequest, problem.Error.English);
        }
    }

    private static string? Text(JsonElement payload, string name)
    {
        if (payload.ValueKind != JsonValueKind.Object)
            return null;
        var member = payload.EnumerateObject().FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null;
    }
}
