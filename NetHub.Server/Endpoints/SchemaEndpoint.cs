using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using NetHub.Schema.GraphQLApi;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Recording;

namespace NetHub.Server.Endpoints;

/// <summary><c>GET /schema.graphql</c>: the contract in SDL.</summary>
internal static class SchemaEndpoint
{
    public static void MapSchema(this WebApplication app) => app.MapGet("/schema.graphql", ReadAsync);

    private static async Task<Results<ContentHttpResult, EmptyHttpResult>> ReadAsync(
        HttpContext context, HubGraphQL graph, CallerReader callers, SignInFailures failures, IHostEnvironment environment, CancellationToken cancel)
    {
        if (environment.IsDevelopment() || await callers.ReadAsync(context.Request, cancel) is not null)
            return TypedResults.Text(graph.PrintSdl(), "text/plain", Encoding.UTF8);
        await failures.RefuseAsync(context);
        return TypedResults.Empty;
    }
}
