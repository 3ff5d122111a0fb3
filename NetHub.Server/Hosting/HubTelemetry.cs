using System.Net;
using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Server.Settings;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NetHub.Server.Hosting;

/// <summary>
/// Serves metrics for Prometheus on <c>/metrics</c>, and sends traces and metrics over OTLP if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
/// </summary>
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
        // Query strings can contain variables; the instrumentation leaves them out of traces by default.
        if (sends)
            telemetry.WithTracing(static traces => traces.AddSource(OperationTelemetry.Name).AddAspNetCoreInstrumentation().AddOtlpExporter());
    }

    /// <summary>
    /// Serves the metrics to the operator only: they contain figures of departments, so they require this machine or the token of the
    /// settings.
    /// </summary>
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
