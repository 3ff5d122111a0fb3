using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using NetHub.Ledger;
using NetHub.Schema.Storage.Loading;
using NetHub.Server.Identity.Registrations;

namespace NetHub.Server.Endpoints;

/// <summary>Reports whether the process is alive and whether each part is ready.</summary>
internal static class HealthEndpoints
{
    private const string IsReady = "ready";

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", Live).ShortCircuit();
        app.MapGet("/health/ready", Ready);
    }

    private static ContentHttpResult Live() => TypedResults.Text("live", "text/plain", Encoding.UTF8);

    private static JsonHttpResult<Readiness> Ready(HubDatabase database, AuditLedger ledger, Registry registry)
    {
        var parts = new Dictionary<string, string>
        {
            ["database"] = database.Check().Status.ToString().ToLowerInvariant(),
            ["ledger"] = ledger.IsWritable ? IsReady : "unwritable",
            ["issuer"] = registry.IsReadable ? IsReady : "unreadable",
        };
        var isReady = parts.Values.All(static p => p == IsReady);
        return TypedResults.Json(
            new Readiness(isReady ? IsReady : "unready", parts),
            statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>The answer of <c>/health/ready</c>.</summary>
/// <param name="Status"><c>ready</c> if every part is ready.</param>
/// <param name="Parts">The states of the database, the ledger, and the issuer with its registry.</param>
internal sealed record Readiness(string Status, IReadOnlyDictionary<string, string> Parts);
