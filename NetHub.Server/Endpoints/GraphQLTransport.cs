using NetHub.Server.Http;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Settings;
using NetHub.Server.Transports;
using NetHub.Server.Transports.Subscriptions;

namespace NetHub.Server.Endpoints;

/// <summary>Maps GraphQL over HTTP to <c>/graphql</c>.</summary>
internal static class GraphQLTransport
{
    public const string Path = "/graphql";

    public static void AddHubTransports(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        builder.Services.AddClientQuotas(settings.Get<ClientOptions>());
        builder.Services.AddSingleton<LanguageChoice>();
        builder.Services.AddSingleton<ClientLimits>();
        builder.Services.AddSingleton<RequestDeadlines>();
        builder.Services.AddSingleton<DocumentPolicy>();
        builder.Services.AddSingleton<RequestRefusals>();
        builder.Services.AddSingleton<OperationStream>();
        builder.Services.AddSingleton<ConnectionLimits>();
        builder.Services.AddSingleton(static s => new LiveSessions(() => s.GetRequiredService<Registry>().Current, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<LiveSessions>>()));
        builder.Services.AddHostedService(static s => s.GetRequiredService<LiveSessions>());
        builder.Services.AddSingleton<EventStream>();
        builder.Services.AddSingleton<SocketServices>();
        builder.Services.AddSingleton<SocketEndpoint>();
        builder.Services.AddSingleton<GraphQLEndpoint>();
    }

    public static void MapGraphQL(this WebApplication app)
    {
        // The endpoint authenticates callers itself and needs no middleware after routing.
        var endpoint = app.Services.GetRequiredService<GraphQLEndpoint>();
        app.MapPost(Path, (RequestDelegate)endpoint.PostAsync).ShortCircuit();
        app.MapGet(Path, (RequestDelegate)endpoint.GetAsync).ShortCircuit();
        app.MapMethods(Path, [HttpMethods.Connect], app.Services.GetRequiredService<SocketEndpoint>().AcceptAsync).ShortCircuit();
    }
}
