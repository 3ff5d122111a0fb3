using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>What can be followed, and the changes that a query catches up with.</summary>
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
