using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.GraphQLApi.Publishing;

/// <summary>Publishes the rows of a mutation to one dataset, in the same way as a file.</summary>
internal sealed class PublishRoot(QueryEngine engine, DatasetEntry dataset, PublishService? service) : IRootField
{
    public string Name => "publish" + dataset.Name;

    public OperationType Operation => OperationType.Mutation;

    public AuditAction Action => AuditAction.Publication;

    public void Define(ObjectGraphType root, TypeRegistry types)
    {
        if (types.Contract.MayPublish(dataset))
            PublishTypes.AddMutation(root, Name, dataset, types);
    }

    public async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var publishing = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        run.Target = dataset.Name;
        var given = run.Arguments(selection);
        var order = Order(given, run);
        var items = given.Inputs("rows");
        if (items.Count > publishing.Options.MaxRowsOfMutation)
            throw new QueryRefusedException(QueryErrors.Limit("TOO_MANY_ROWS", "记录", "rows", publishing.Options.MaxRowsOfMutation, items.Count));
        await using var rows = new GivenRows(items, run.Values, new ReadingLimits(publishing.Options.MaxFieldBytes));
        var receipt = await TakeAsync(publishing, order, rows, selection, run, cancel);
        return await ResponseObject.JsonAsync(selection, PublishObjects.Receipt(engine, order, receipt, run.English));
    }

    private PublishRequest Order(GivenArguments given, RootFieldRun run) => new(
        run.Caller,
        dataset,
        given.Choice<PublishMode>("mode") ?? PublishMode.Upsert,
        given.Flag("dryRun") ?? false,
        given.Text("idempotencyKey", PublishRequest.LongestKey),
        given.Text("source", PublishRequest.LongestSource) ?? run.Caller.Program);

    private static async Task<PublishResult> TakeAsync(
        PublishService publishing, PublishRequest order, GivenRows rows, Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        try
        {
            var progress = publishing.Begin(run.Caller, order.IdempotencyKey);
            var (receipt, entry) = await publishing.TakeAsync(order, _ => new((IRowSource)rows), rows.Digest, progress, run.Origin, cancel);
            run.Target = entry.Target;
            run.Change = new RecordedChange(entry.Outcome, entry.Fields, entry.Rows!);
            return receipt;
        }
        catch (PublishRefusedException refusal)
        {
            throw new QueryRefusedException(refusal.Error with { Path = selection.Path });
        }
    }
}
