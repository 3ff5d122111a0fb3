using System.Buffers;
using System.IO.Pipelines;
using System.Threading.RateLimiting;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>Streams the answers of one operation as server-sent events: the protocol <c>graphql-sse</c> in distinct connections mode.</summary>
internal sealed class EventStream(OperationStream operations, LiveSessions sessions, ConnectionLimits limits, SubscriptionOptions subscriptions, TimeProvider clock)
{
    private readonly TimeSpan keepAlive = TimeSpan.FromSeconds(subscriptions.KeepAliveSeconds);

    /// <summary>Streams answers until the operation completes, the token becomes invalid or the client leaves.</summary>
    /// <exception cref="BadRequestException">The client has too many connections.</exception>
    public async Task WriteAsync(HttpContext context, SignedIn signedIn, WireRequest request, GraphQLRequestOptions options)
    {
        using var place = Enter(signedIn);
        using var session = sessions.Begin(signedIn, context.RequestAborted);
        var response = context.Response;
        response.ContentType = AnswerTypes.EventsType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await using var answers = operations.AnswersAsync(request, signedIn, options, session.Token).GetAsyncEnumerator(session.Token);
            await WriteAsync(response.BodyWriter, answers, session.Token);
        }
        catch (OperationCanceledException) when (session.IsOver)
        {
            using var end = GraphQLAnswer.Refuse(StatusCodes.Status401Unauthorized, TransportErrors.SessionOver(), options.English);
            Write(response.BodyWriter, "next", end.Body.Span);
        }

        Write(response.BodyWriter, "complete", default);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private async Task WriteAsync(PipeWriter body, IAsyncEnumerator<GraphQLAnswer> answers, CancellationToken cancel)
    {
        Ping(body);
        await body.FlushAsync(cancel);
        while (true)
        {
            var next = answers.MoveNextAsync().AsTask();
            while (await Task.WhenAny(next, Task.Delay(keepAlive, clock, cancel)) != next)
            {
                // The answers are cancelled as well; await them below before they are disposed.
                if (cancel.IsCancellationRequested)
                    break;
                // Only a write detects that a client has left.
                Ping(body);
                await body.FlushAsync(cancel);
            }

            if (!await next)
                return;
            using var answer = answers.Current;
            Write(body, "next", answer.Body.Span);
            await body.FlushAsync(cancel);
        }
    }

    private RateLimitLease Enter(SignedIn signedIn)
    {
        var place = limits.Enter(signedIn.Caller);
        if (place.IsAcquired)
            return place;
        place.Dispose();
        throw new BadRequestException(StatusCodes.Status429TooManyRequests, TransportErrors.RateLimited("连接", "connections", subscriptions.ConnectionsPerClient))
        {
            RetryAfter = subscriptions.KeepAliveSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private static void Ping(PipeWriter body) => body.Write(":\n\n"u8);

    // An answer is one line, because JSON escapes line breaks.
    private static void Write(PipeWriter body, string name, ReadOnlySpan<byte> data)
    {
        body.Write("event: "u8);
        body.Write(System.Text.Encoding.ASCII.GetBytes(name));
        body.Write("\ndata: "u8);
        body.Write(data);
        body.Write("\n\n"u8);
    }
}
