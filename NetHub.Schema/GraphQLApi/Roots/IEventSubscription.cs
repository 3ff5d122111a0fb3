using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>A subscription that tells events instead of rows. Every event is decided anew, for the caller as it is then.</summary>
internal interface IEventSubscription : IRoot
{
    /// <exception cref="QueryRefusedException">The caller may not follow what it asks for.</exception>
    void Check(Selection selection, Caller caller)
    {
    }

    /// <summary>The events, each as JSON in UTF-8, until it is cancelled or nothing is left that the caller may follow.</summary>
    /// <param name="selection">What is asked.</param>
    /// <param name="admit">Gives the caller as it is now.</param>
    /// <param name="cancel">Ends it.</param>
    IAsyncEnumerable<byte[]> EventsAsync(Selection selection, Func<Caller> admit, CancellationToken cancel);
}
