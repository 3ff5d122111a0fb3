using System.Text.Encodings.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NetHub.Server.Settings;

namespace NetHub.Server.Hosting;

internal static class HubServer
{
    // Slower requests are aborted.
    private const double LeastBytesPerSecond = 1024;
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(5);

    private static readonly string[] Talkative =
        ["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing", "OpenIddict.Server", "OpenIddict.Validation", "Microsoft.EntityFrameworkCore"];

    /// <param name="builder">The application builder.</param>
    /// <param name="listens">Whether the process serves requests, not only a command.</param>
    public static HubSettingsAndPaths AddHubSettings(this WebApplicationBuilder builder, bool listens)
    {
        var addresses = listens ? HubAddresses.Read(builder) : [];
        var sections = HubSections.All();
        var options = HubSettings.Read(builder.Configuration, builder.Environment, sections, o => HubAddresses.Check(addresses, o, builder.Environment));
        var settings = new HubSettingsAndPaths(options, sections, new HubPaths(options.DataDirectory));
        builder.Services.AddSingleton(options);
        foreach (var section in sections)
            builder.Services.AddSingleton(section.Options.GetType(), section.Options);
        builder.Services.AddSingleton(settings.Paths);
        return settings;
    }

    public static void AddHubServer(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Options.MaxBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = settings.Options.MaxConnections;
            kestrel.Limits.RequestHeadersTimeout = Slowest;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(LeastBytesPerSecond, Slowest);
        });
        // Store the data protection keys with the hub's data rather than in a home directory.
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(settings.Paths.ProtectionKeys)).SetApplicationName("NetHub");
        // These loggers write query strings, forms and headers, so they stay silent whatever level the settings ask for.
        foreach (var talkative in Talkative)
            builder.Logging.AddFilter(talkative, LogLevel.Warning);
        // Logging every rejected connection would let anybody fill the log; the metric kestrel.rejected_connections counts them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.Connections", LogLevel.Error);
        builder.Services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        builder.Services.AddSingleton<StartedFlag>();
        builder.Services.AddHostedService(s => s.GetRequiredService<StartedFlag>());
        builder.Services.AddOptions<LoggerFilterOptions>().Configure<StartedFlag>(static (logging, started) =>
            logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => started.IsSet && level >= LogLevel.Warning));
    }
}

/// <summary>Records that the hub has started. Before that, the command reports failures, and the host's log would repeat them.</summary>
internal sealed class StartedFlag : IHostedLifecycleService
{
    public bool IsSet { get; private set; }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        IsSet = true;
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
