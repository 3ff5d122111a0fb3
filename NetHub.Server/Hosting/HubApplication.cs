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

/// <summary>The hub as a web application, part by part.</summary>
internal static class HubApplication
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <exception cref="StartupException">Settings or database do not let the hub start.</exception>
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

    /// <summary>Settings, and nothing that listens: what commands besides <c>serve</c> start from.</summary>
    public static WebApplicationBuilder CreateBuilder(HubStart start)
    {
        // The settings lie beside the program, wherever it is started from.
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
