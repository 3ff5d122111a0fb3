using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Tests.Fixtures;

/// <summary>Plans and decides synchronously, for tests that only inspect plans.</summary>
internal static class PlannedGraph
{
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    public static QueryPlan Plan(this HubGraphQL graph, GraphQLRequest request, Caller caller) => graph.PlanAsync(request, caller).AsTask().GetAwaiter().GetResult();

    /// <summary>Returns the decided query as text, even if it is refused.</summary>
    public static string Decide(this HubGraphQL graph, GraphQLRequest request, Caller caller) => graph.Planner.DecideAsync(request, caller).AsTask().GetAwaiter().GetResult().ToString();

    public static IReadOnlyList<QueryError> Check(this HubGraphQL graph, string text, Caller caller) => graph.CheckAsync(text, caller).AsTask().GetAwaiter().GetResult();
}
