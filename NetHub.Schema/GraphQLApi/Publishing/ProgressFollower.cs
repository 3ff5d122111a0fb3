using System.Runtime.CompilerServices;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Publishing;

/// <summary>Tells how far a batch is, some times a second while it changes, until it ends. A batch may be followed before its file came.</summary>
internal static class ProgressFollower
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async IAsyncEnumerable<GraphQLAnswer> FollowAsync(
        Selection selection, PublishHandling publishing, Caller caller, int policyVersion, string? receipt, [EnumeratorCancellation] CancellationToken cancel)
    {
        var key = (selection.Argument("idempotencyKey") as ScalarInput)?.Value as string ?? "";
        var (told, waited) = ("", TimeSpan.Zero);
        while (true)
        {
            var status = publishing.Status(caller, key);
            var json = Fact.Json(selection, PublishHandling.Progress(status));
            if (json != told)
            {
                told = json;
                yield return GraphQLAnswer.Event(selection.ResponseKey, json, policyVersion, receipt);
            }

            // What was told decides, not what came of the batch since.
            if (status is { HasEnded: true } || (status is null && (waited += Interval) > Patience))
                yield break;
            await Task.Delay(Interval, cancel);
        }
    }
}
