using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi.Publishing;

/// <summary>Converts results and progress of batches to response objects.</summary>
internal static class PublishObjects
{
    /// <summary>Converts the progress of a batch; null if it is unknown.</summary>
    public static ResponseObject? Progress(PublishStatus? status) => status is null ? null : new ResponseObject("PublishProgress", new Dictionary<string, Func<object?>>
    {
        ["phase"] = () => ResponseValues.Code(status.Phase),
        ["rowsRead"] = () => (int)status.RowsRead,
        ["rowsValid"] = () => (int)status.RowsValid,
        ["rowsStored"] = () => (int)status.RowsStored,
        ["startedAt"] = () => ResponseValues.Instant(status.StartedAt),
        ["estimatedEnd"] = () => ResponseValues.Instant(status.EstimatedEnd),
    });

    public static ResponseObject Receipt(QueryEngine engine, PublishRequest order, PublishResult receipt, bool english)
    {
        var answer = PublishAnswer.From(engine, order, receipt, null, english);
        return new ResponseObject("PublishResult", new Dictionary<string, Func<object?>>
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
            ["issues"] = () => Problems(receipt.Issues, english),
        });
    }

    private static List<ResponseObject> Problems(IReadOnlyList<RowProblem> problems, bool english) => [.. problems.Select(p => new ResponseObject("PublishProblem", new Dictionary<string, Func<object?>>
    {
        ["row"] = () => (int)p.Line,
        ["field"] = () => p.Field,
        ["rule"] = () => p.Rule,
        ["valueClass"] = () => p.ValueClass,
        ["message"] = () => english ? p.English : p.Chinese,
    }))];
}
