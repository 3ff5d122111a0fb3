using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using NetHub.Schema.Storage.Loading;

namespace NetHub.Server.Endpoints;

/// <summary>Whether the process lives, and whether it can answer.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", Live).ShortCircuit();
        app.MapGet("/health/ready", Ready);
    }

    private static ContentHttpResult Live() => TypedResults.Text("live", "text/plain", Encoding.UTF8);

    private static ContentHttpResult Ready(HubDatabase database)
    {
        var status = database.Check().Status;
        return TypedResults.Text(
            status.ToString().ToLowerInvariant(),
            "text/plain",
            Encoding.UTF8,
            status == DatabaseStatus.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
