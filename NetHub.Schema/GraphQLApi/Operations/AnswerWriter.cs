using System.Text.Json;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Running;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>Runs a plan and writes the answer: data, errors and extensions.</summary>
internal sealed class AnswerWriter(QueryEngine engine, OperationContext operation, PlannedOperation planned)
{
    private readonly QueryPlan plan = planned.Plan;
    private readonly GraphQLRequestOptions options = operation.Options;
    private readonly JsonBuffer json = operation.Answer.Json;

    /// <summary>
    /// Reads the data in one snapshot and writes it together with the answers of the other root fields, in the order of the selection.
    /// </summary>
    /// <returns>The version and counts of the data read.</returns>
    public async ValueTask<RunResult> RunAsync(IReadOnlyList<ReadOnlyMemory<byte>> answers, FeedPosition? feed, CancellationToken cancel)
    {
        json.Raw("{\"data\":"u8);
        var input = new RunInput(operation.Caller, engine.Policy.Version, planned.Values, options.English) { External = answers, Feed = feed };
        var read = await engine.RunAsync(plan, input, json, cancel);
        operation.Answer.DataVersion = plan.IsVersioned ? read.DataVersion : null;
        End(read.DataVersion);
        return read;
    }

    /// <summary>
    /// Writes the answer of a mutation. The change is committed, so neither the database nor a timeout may make it look failed.
    /// </summary>
    /// <returns>The version of the data after the mutation; null if it is unknown.</returns>
    public string? Tell(IReadOnlyList<ReadOnlyMemory<byte>> answers)
    {
        json.Raw("{\"data\":{"u8);
        for (var i = 0; i < answers.Count; i++)
        {
            if (i > 0)
                json.Byte((byte)',');
            json.Raw(plan.Roots[i].Name);
            json.Raw(answers[i].Span);
        }

        json.Byte((byte)'}');
        engine.RefreshDataVersion();
        var version = engine.CurrentVersion(operation.Caller);
        End(version);
        return version;
    }

    /// <summary>Writes the cost of the operation, without data.</summary>
    public void Validate()
    {
        json.Raw("{\"data\":null"u8);
        End(null);
    }

    private void End(string? dataVersion)
    {
        if (plan.Errors.Count > 0)
        {
            json.Raw(",\"errors\":"u8);
            operation.Answer.Write(plan.Errors, options.English);
        }

        json.Raw(",\"extensions\":{\"policyVersion\":"u8);
        json.Number(engine.Policy.Version);
        if (dataVersion is not null)
        {
            json.Raw(",\"dataVersion\":"u8);
            json.Text(dataVersion);
        }

        WriteSharing();
        WriteCost();
        json.Raw("}}"u8);
    }

    private void WriteSharing()
    {
        if (plan.Sharing.Count == 0)
            return;
        json.Raw(",\"sharing\":"u8);
        json.Raw(JsonSerializer.SerializeToUtf8Bytes(plan.Sharing.Select(s => new { path = s.Path, effect = s.Effect, coordinate = s.Coordinate })));
    }

    private void WriteCost()
    {
        if (options.Cost == CostMode.Off)
            return;
        json.Raw(",\"operationCost\":{\"fieldCost\":"u8);
        json.Number(plan.FieldCost);
        json.Raw(",\"typeCost\":"u8);
        json.Number(plan.TypeCost);
        json.Byte((byte)'}');
    }
}
