using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>Root fields of subscriptions, and the query with which clients catch up on changes.</summary>
internal static class SubscriptionModule
{
    public static IEnumerable<IRoot> Roots(QueryEngine engine) =>
    [
        new ChangesRoot(),
        new PolicyChangedSubscription(engine),
        new DataVersionChangedSubscription(engine),
        new DataChangedRoot(),
    ];
}
