using NetHub.Schema.Publishing;
using NetHub.Server.Settings;

namespace NetHub.Server.Publishing;

/// <summary><c>POST /publish/{dataset}</c>: a department's file, whole or not at all.</summary>
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

    /// <summary>What publishes, without what answers requests.</summary>
    public static void AddPublisher(this IServiceCollection services, HubSettingsAndPaths settings)
    {
        var options = settings.Get<PublishOptions>();
        // Invented numbers are for invented data.
        options.AcceptsSynthetic |= settings.Options.SampleData;
        services.AddSingleton(s => new PublishLock(settings.Paths.Spool, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Publisher>();
    }

    // As /graphql, they read their callers and answer their problems themselves.
    public static void MapPublish(this WebApplication app)
    {
        app.MapPost(Path, (RequestDelegate)app.Services.GetRequiredService<PublishEndpoint>().PostAsync).ShortCircuit();
        app.MapGet(ReportPath, (RequestDelegate)app.Services.GetRequiredService<ReportEndpoint>().GetAsync).ShortCircuit();
    }
}
