using NetHub.Schema.Publishing;
using NetHub.Server.Settings;

namespace NetHub.Server.Publishing;

/// <summary><c>POST /publish/{dataset}</c>: stores a department's file completely or not at all.</summary>
internal static class PublishModule
{
    public const string Path = "/publish/{dataset}";
    public const string ReportPath = "/publish/reports/{report}";

    public static void AddHubPublishing(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        var services = builder.Services;
        services.AddPublisher(settings);
        services.AddSingleton<IssueDelivery>();
        services.AddSingleton<DatedRows>();
        services.AddSingleton<PublishService>();
        services.AddSingleton(_ => new ProblemReports(settings.Paths.Reports));
        services.AddHostedService<PublishMaintenanceWorker>();
        services.AddSingleton<PublishEndpoint>();
        services.AddSingleton<ReportEndpoint>();
    }

    /// <summary>Registers publishing without its endpoints.</summary>
    public static void AddPublisher(this IServiceCollection services, HubSettingsAndPaths settings)
    {
        var options = settings.Get<PublishOptions>();
        // Synthetic identity numbers are accepted for sample data only.
        options.AcceptsSynthetic |= settings.Options.SampleData;
        services.AddSingleton(s => new PublishLock(settings.Paths.Spool, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Publisher>();
    }

    // Like /graphql, these endpoints authenticate callers and answer problems themselves.
    public static void MapPublish(this WebApplication app)
    {
        app.MapPost(Path, (RequestDelegate)app.Services.GetRequiredService<PublishEndpoint>().PostAsync).ShortCircuit();
        app.MapGet(ReportPath, (RequestDelegate)app.Services.GetRequiredService<ReportEndpoint>().GetAsync).ShortCircuit();
    }
}
