using NetHub.Server.AuditRecording;
using NetHub.Server.Data;
using NetHub.Server.Endpoints;
using NetHub.Server.Exporting;
using NetHub.Server.Governance;
using NetHub.Server.Identity;
using NetHub.Server.Identity.Issuing;
using NetHub.Server.Pages;
using NetHub.Server.Publishing;
using NetHub.Server.Quality;
using NetHub.Server.Settings;

namespace NetHub.Server.Hosting;

/// <summary>Builds the hub's web application from its parts.</summary>
internal static class HubApplication
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <exception cref="StartupException">The settings or the database prevent the hub from starting.</exception>
    public static WebApplication Build(HubStart start)
    {
        var builder = CreateBuilder(start);
        var settings = builder.AddHubSettings(listens: true);
        builder.AddHubServer(settings);
        builder.AddHubSecurity(settings);
        builder.AddHubData(settings);
        builder.AddHubGoverning(settings);
        builder.AddHubIdentity(settings);
        builder.AddHubQuality();
        builder.AddHubRecording(settings);
        builder.AddHubTransports(settings);
        builder.AddHubExport();
        builder.AddHubPublishing(settings);
        builder.AddHubPages();
        builder.AddHubTelemetry();
        start.Services?.Invoke(builder.Services);

        var app = builder.Build();
        app.BeginIdentity();
        app.PrepareDatabase(start);
        app.UseHubSecurity();
        app.UseHubMetrics();
        app.MapGraphQL();
        app.MapExport();
        app.MapPublish();
        app.MapTokens();
        app.MapPeople();
        app.MapSchema();
        app.MapDocuments();
        app.MapExplorer(ClientAppFiles.Find(app.Environment.ContentRootPath));
        app.MapHealth();
        return app;
    }

    /// <summary>Creates a builder with settings only; commands other than <c>serve</c> need nothing else.</summary>
    public static WebApplicationBuilder CreateBuilder(HubStart start)
    {
        // Read the settings next to the program, whatever the current directory is.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = start.Environment,
        });
        builder.Configuration.AddEnvironmentVariables("NETHUB_");
        if (start.Settings is { } settings)
            builder.Configuration.AddInMemoryCollection(settings);
        if (start.Urls is not null || builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls(start.Urls ?? DefaultUrl);
        return builder;
    }
}
