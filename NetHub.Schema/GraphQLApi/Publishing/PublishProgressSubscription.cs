using System.Runtime.CompilerServices;
using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Publishing;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Publishing;

/// <summary>
/// Follows the progress of a batch, checked every 300 ms, until it ends. A batch can be followed up to a minute before it begins.
/// </summary>
internal sealed class PublishProgressSubscription(PublishService? service) : IEventSubscription
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Name => "publishProgress";

    public OperationType Operation => OperationType.Subscription;

    public void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, PublishTypes.Status(types),
        "跟踪本客户端一个批次的进度，直到结束。Follows the progress of a batch of this client until it ends.", PublishTypes.KeyArgument);

    /// <exception cref="QueryRefusedException">Publishing is not available in this program.</exception>
    public void Check(Selection selection, Caller caller)
    {
        if (service is null)
            throw new QueryRefusedException(QueryErrors.Unavailable());
    }

    public async IAsyncEnumerable<byte[]> EventsAsync(Selection selection, Func<Caller> admit, [EnumeratorCancellation] CancellationToken cancel)
    {
        var key = (selection.Argument("idempotencyKey") as ScalarInput)?.Value as string ?? "";
        var (caller, told, waited) = (admit(), Array.Empty<byte>(), TimeSpan.Zero);
        while (true)
        {
            var status = service!.Status(caller, key);
            var json = await ResponseObject.JsonAsync(selection, PublishObjects.Progress(status));
            if (!json.AsSpan().SequenceEqual(told))
            {
                told = json;
                yield return json;
            }

            // Decided by the status that was sent, so that the last event always shows the end.
            if (status is { HasEnded: true } || (status is null && (waited += Interval) > Patience))
                yield break;
            await Task.Delay(Interval, cancel);
        }
    }
}
