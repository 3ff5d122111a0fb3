using System.Runtime.CompilerServices;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.Sharing.Access;
using NetHub.Server.Hosting;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>The answers of an operation, whatever it is: one of a query, or those of a subscription for as long as it is followed.</summary>
internal sealed class OperationStream(HubGraphQL graph, DocumentPolicy documents, ClientLimits limits, HubOptions hub)
{
    private readonly TimeSpan timeout = TimeSpan.FromSeconds(hub.Limits.TimeoutSeconds);

    /// <summary>Dispose each answer after it is sent.</summary>
    public async IAsyncEnumerable<GraphQLAnswer> AnswersAsync(WireRequest wire, SignedIn signedIn, bool english, [EnumeratorCancellation] CancellationToken cancel)
    {
        var caller = signedIn.Caller;
        var (request, refusal) = Resolve(wire, signedIn, english);
        if (refusal is not null)
        {
            yield return refusal;
            yield break;
        }

        var options = new GraphQLRequestOptions(english);
        if (!graph.IsSubscription(request!))
        {
            yield return Execute(request!, caller, options, cancel);
            yield break;
        }

        await foreach (var answer in graph.FollowAsync(request!, caller, options, cancel))
            yield return answer;
    }

    private GraphQLAnswer Execute(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(timeout);
        return graph.Execute(request, caller, options, limit.Token);
    }

    // What is asked through a connection that stays open counts as much as any request.
    private (GraphQLRequest? Request, GraphQLAnswer? Refusal) Resolve(WireRequest wire, SignedIn signedIn, bool english)
    {
        try
        {
            limits.Enter(signedIn.Caller, 1).Dispose();
            return (documents.Resolve(wire, signedIn), null);
        }
        catch (BadRequestException problem)
        {
            return (null, GraphQLAnswer.Refuse(problem.Status, problem.Error, english));
        }
    }
}
