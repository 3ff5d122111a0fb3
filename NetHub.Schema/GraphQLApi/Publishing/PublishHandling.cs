using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Orders;
using NetHub.Schema.Publishing.Reading;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Filtering;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.GraphQLApi.Publishing;

/// <summary>Publishes the rows of a mutation, by the same way as a file, and tells how far batches are.</summary>
internal sealed class PublishHandling(QueryEngine engine, PublishDesk? desk)
{
    private PublishDesk Desk => desk ?? throw new QueryRefusedException(QueryErrors.Unavailable());

    public async Task<string> PublishAsync(DatasetEntry dataset, Selection selection, RunScope run, CancellationToken cancel)
    {
        var given = GivenArguments.Of(selection, run.Leaves);
        var order = new PublishOrder(
            run.Caller,
            dataset,
            given.Choice<PublishMode>("mode") ?? PublishMode.Upsert,
            given.Flag("dryRun") ?? false,
            given.Text("idempotencyKey", PublishOrder.LongestKey),
            given.Text("source", PublishOrder.LongestSource) ?? run.Caller.Program);
        var items = FilterTranslator.Items(selection.Argument("rows") ?? InputValue.Null);
        if (items.Count > Desk.Options.MaxRowsOfMutation)
            throw new QueryRefusedException(QueryErrors.Limit("TOO_MANY_ROWS", "rows", Desk.Options.MaxRowsOfMutation, items.Count));
        await using var rows = new GivenRows(items, run.Leaves, new ReadingLimits(Desk.Options.MaxFieldBytes));
        try
        {
            var origin = new ReadOrigin(null, run.Caller.Purpose);
            var (receipt, _) = await Desk.PublishAsync(order, _ => new((IRowSource)rows), rows.Digest, Desk.Begin(run.Caller, order.IdempotencyKey), origin, cancel);
            run.Tally.Administered = $"{dataset.Name} published";
            return Fact.Json(selection, Receipt(order, receipt, run.English));
        }
        catch (PublishRefusedException refusal)
        {
            throw new QueryRefusedException(refusal.Error with { Path = selection.Path });
        }
    }

    /// <summary>How far a batch of the caller is; null where none of that name is known.</summary>
    public PublishStatus? Status(Caller caller, string key) => Desk.Status(caller, key);

    /// <summary>How far a batch is, as GraphQL says it.</summary>
    public static Fact? Progress(PublishStatus? status) => status is null ? null : new Fact("PublishProgress", new Dictionary<string, Func<object?>>
    {
        ["phase"] = () => RequestFacts.Code(status.Phase),
        ["rowsRead"] = () => (int)status.RowsRead,
        ["rowsValid"] = () => (int)status.RowsValid,
        ["rowsStored"] = () => (int)status.RowsStored,
        ["startedAt"] = () => RequestFacts.Instant(status.StartedAt),
        ["estimatedEnd"] = () => RequestFacts.Instant(status.EstimatedEnd),
    });

    private Fact Receipt(PublishOrder order, PublishReceipt receipt, bool english)
    {
        var answer = PublishAnswer.Of(engine, order, receipt, null, english);
        return new Fact("PublishReceipt", new Dictionary<string, Func<object?>>
        {
            ["batch"] = () => answer.Batch,
            ["accepted"] = () => answer.Accepted,
            ["dryRun"] = () => answer.DryRun,
            ["repeated"] = () => answer.Repeated,
            ["read"] = () => (int)answer.Counts.Read,
            ["inserted"] = () => (int)answer.Counts.Inserted,
            ["updated"] = () => (int)answer.Counts.Updated,
            ["unchanged"] = () => (int)answer.Counts.Unchanged,
            ["ended"] = () => (int)answer.Counts.Ended,
            ["rejected"] = () => (int)answer.Counts.Rejected,
            ["changesAfter"] = () => answer.Changes?.After,
            ["problems"] = () => Problems(receipt.Problems, english),
            ["doubts"] = () => Problems(receipt.Doubts, english),
        });
    }

    private static List<Fact> Problems(IReadOnlyList<RowProblem> problems, bool english) => [.. problems.Select(p => new Fact("PublishProblem", new Dictionary<string, Func<object?>>
    {
        ["row"] = () => (int)p.Line,
        ["field"] = () => p.Field,
        ["rule"] = () => p.Rule,
        ["valueClass"] = () => p.ValueClass,
        ["message"] = () => english ? p.English : p.Chinese,
    }))];
}
