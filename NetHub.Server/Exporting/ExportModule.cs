using NetHub.Schema.GraphQLApi;

namespace NetHub.Server.Exporting;

/// <summary><c>POST /export</c>: streams every row of one connection.</summary>
internal static class ExportModule
{
    public const string Path = "/export";

    public static void AddHubExport(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HubExports>();
        builder.Services.AddSingleton<ExportLimits>();
        builder.Services.AddSingleton<ExportEndpoint>();
    }

    // Like /graphql, it authenticates callers and answers problems itself.
    public static void MapExport(this WebApplication app) =>
        app.MapPost(Path, (RequestDelegate)app.Services.GetRequiredService<ExportEndpoint>().PostAsync).ShortCircuit();
}
