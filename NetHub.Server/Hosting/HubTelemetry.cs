using System.Net;
using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Server.Settings;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NetHub.Server.Hosting;

/// <summary>Metrics for Prometheus on <c>/metrics</c>; traces and metrics over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says whereto.</summary>
internal static class HubTelemetry
{
    private const string MetricsPath = "/metrics";
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddHubTelemetry(this WebApplicationBuilder builder)
    {
        var sends = builder.Configuration[OtlpEndpoint] is not null;
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(static r => r.AddService(OperationTelemetry.Name))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(OperationTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddPrometheusExporter();
                if (sends)
                    metrics.AddOtlpExporter();
            });
        // Queries of addresses are left out of traces by the instrumentation itself: variables can stand in them.
        if (sends)
            telemetry.WithTracing(static traces => traces.AddSource(OperationTelemetry.Name).AddAspNetCoreInstrumentation().AddOtlpExporter());
    }

    /// <summary>Figures of departments are for the operator: from this machine, or with the token of the settings.</summary>
    public static void UseHubMetrics(this WebApplication app)
    {
        var token = app.Services.GetRequiredService<HubOptions>().MetricsToken;
        app.UseWhen(
            static context => context.Request.Path == MetricsPath,
            branch => branch.Use((context, next) => MayRead(context, token) ? next(context) : RefuseAsync(context)).UseOpenTelemetryPrometheusScrapingEndpoint());
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool MayRead(HttpContext context, string? token) => token is null
        ? context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes("Bearer " + token));
}
