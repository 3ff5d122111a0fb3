using NetHub.Schema.GraphQLApi;

namespace NetHub.Server.Exporting;

/// <summary><c>POST /export</c>: every row of one connection, as a stream.</summary>
internal static class ExportModule
{
    public const string Path = "/export";

    public static void AddHubExport(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HubExports>();
        builder.Services.AddSingleton<ExportLimits>();
        builder.Services.AddSingleton<ExportEndpoint>();
    }

    // As /graphql, it reads its callers and answers its problems itself.
    public static void MapExport(this WebApplication app) =>
        app.MapPost(Path, (RequestDelegate)app.Services.GetRequiredService<ExportEndpoint>().PostAsync).ShortCircuit();
}
