using System.Runtime.CompilerServices;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Transports.Subscriptions;

/// <summary>Streams the answers of an operation: one answer for a query or mutation, any number for a subscription.</summary>
internal sealed class OperationStream(HubGraphQL graph, DocumentPolicy documents, ClientLimits limits, RequestRefusals refusals, RequestDeadlines deadlines)
{
    /// <summary>Returns the answers. Each contains its receipt; dispose it after sending.</summary>
    public async IAsyncEnumerable<GraphQLAnswer> AnswersAsync(
        WireRequest wire, SignedIn signedIn, GraphQLRequestOptions options, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (request, problem) = await ResolveAsync(wire, signedIn, cancel);
        await foreach (var answer in problem is null ? UntoldAsync(request!, signedIn, options, cancel) : RefuseAsync(problem, signedIn, options))
        {
            answer.TellReceipt();
            yield return answer;
        }
    }

    /// <summary>Returns a single answer with the reason for rejecting the request, and records it.</summary>
    public async IAsyncEnumerable<GraphQLAnswer> RefuseAsync(BadRequestException problem, SignedIn signedIn, GraphQLRequestOptions options)
    {
        var refusal = GraphQLAnswer.Refuse(problem.Status, problem.Error, options.English);
        await refusals.RecordAsync(refusal, problem, AuditAction.Query, signedIn.Caller, options.Origin);
        yield return refusal;
    }

    private async IAsyncEnumerable<GraphQLAnswer> UntoldAsync(
        GraphQLRequest request, SignedIn signedIn, GraphQLRequestOptions options, [EnumeratorCancellation] CancellationToken cancel)
    {
        var caller = signedIn.Caller;
        if (!graph.IsSubscription(request))
        {
            yield return await ExecuteAsync(request, caller, options, cancel);
            yield break;
        }

        await foreach (var answer in graph.FollowAsync(request, caller, options, cancel))
            yield return answer;
    }

    private async ValueTask<GraphQLAnswer> ExecuteAsync(GraphQLRequest request, Caller caller, GraphQLRequestOptions options, CancellationToken cancel)
    {
        using var deadline = deadlines.Begin(cancel);
        return await graph.ExecuteAsync(request, caller, options, deadline.Token);
    }

    // Operations on an open connection count toward the client's limits like any request.
    private async ValueTask<(GraphQLRequest? Request, BadRequestException? Problem)> ResolveAsync(WireRequest wire, SignedIn signedIn, CancellationToken cancel)
    {
        try
        {
            limits.Enter(signedIn.Caller, 1).Dispose();
            return (await documents.ResolveAsync(wire, signedIn, cancel), null);
        }
        catch (BadRequestException problem)
        {
            return (null, problem);
        }
    }
}
