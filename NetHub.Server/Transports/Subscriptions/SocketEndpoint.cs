using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.Http;
using NetHub.Server.Settings;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>Accepts sockets on <c>/graphql</c>.</summary>
internal sealed class SocketEndpoint(SocketServices services, LanguageChoice language, HubOptions hub)
{
    /// <summary>
    /// Accepts a socket from the hub's pages, an allowed origin or a program without one. CORS does not cover sockets, so this checks the
    /// origin.
    /// </summary>
    public async Task AcceptAsync(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        var isOwn = origin.Length == 0 || origin == $"{context.Request.Scheme}://{context.Request.Host}" || hub.AllowedOrigins.Contains(origin);
        if (!isOwn || !context.WebSockets.WebSocketRequestedProtocols.Contains(GraphQLSocket.Protocol))
        {
            context.Response.StatusCode = isOwn ? StatusCodes.Status400BadRequest : StatusCodes.Status403Forbidden;
            return;
        }

        ReadOrigin from;
        try
        {
            from = RequestOrigin.Read(context);
        }
        catch (BadRequestException problem)
        {
            context.Response.StatusCode = problem.Status;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(GraphQLSocket.Protocol);
        using var channel = new SocketChannel(socket, hub.MaxBodyBytes, TimeSpan.FromSeconds(services.Options.KeepAliveSeconds));
        using var connection = new GraphQLSocket(services, channel, (string?)context.Request.Headers.Authorization, new GraphQLRequestOptions(language.IsEnglish(context.Request), Origin: from));
        await connection.RunAsync(context.RequestAborted);
    }
}
