using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Publishing;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Publishing;

/// <summary>Returns the progress of a batch of the caller's client.</summary>
internal sealed class PublishProgressRoot(PublishService? service) : QueryRoot
{
    public override string Name => "publishProgress";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, PublishTypes.Status(types),
        "本客户端一个批次的进度，以 Idempotency-Key 指明；批次未知时为空。Progress of a batch of this client, by its Idempotency-Key; null if the batch is unknown.",
        PublishTypes.KeyArgument);

    public override ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var publishing = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        var key = run.Arguments(selection).Text("idempotencyKey") ?? "";
        return ResponseObject.JsonAsync(selection, PublishObjects.Progress(publishing.Status(run.Caller, key)));
    }
}
