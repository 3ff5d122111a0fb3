using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>
/// A subscription that delivers events instead of rows. Every event is decided separately, with the caller's current rights.
/// </summary>
internal interface IEventSubscription : IRoot
{
    /// <exception cref="QueryRefusedException">The caller may not follow what it selects.</exception>
    void Check(Selection selection, Caller caller)
    {
    }

    /// <summary>Returns the events, each as JSON in UTF-8, until it is cancelled or the caller may no longer follow anything.</summary>
    /// <param name="selection">The selected root field.</param>
    /// <param name="admit">Returns the caller with its current rights.</param>
    /// <param name="cancel">Ends the subscription.</param>
    IAsyncEnumerable<byte[]> EventsAsync(Selection selection, Func<Caller> admit, CancellationToken cancel);
}
