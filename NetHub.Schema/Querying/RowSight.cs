using System.Text.Json;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying;

/// <summary>A field of one row, as a caller may be shown it, with the plan that says whether the row is there.</summary>
internal sealed record SeenField(FieldEntry Field, long RowKey, QueryPlan Plan);

/// <summary>What the hub itself asks of what a caller sees, by the same plans that the caller's own questions run by. No value is taken out.</summary>
internal sealed class RowSight(QueryEngine engine, Caller caller)
{
    /// <summary>The root field of plans that look for one row.</summary>
    public const string Row = "row";

    private readonly Dictionary<string, QueryPlan?> ids = [];

    /// <summary>The field and the row behind an id that the caller was shown, where it sees both now, be the field masked; null for anything else.</summary>
    public SeenField? Find(string id, string field)
    {
        var seen = engine.Plan(caller, planner => planner.Seen(id, field));
        return seen is not null && Ask(seen.Plan, [], static row => row.ValueKind == JsonValueKind.Object) ? seen : null;
    }

    /// <summary>The row of one of the datasets that has this id for the caller now; null where none has.</summary>
    public GrantedRow? Find(string id, IEnumerable<DatasetEntry> datasets)
    {
        foreach (var dataset in datasets)
        {
            if (engine.RowKey(caller, dataset, id) is { } key && IdOf(dataset.Name, key) == id)
                return new GrantedRow(dataset.Name, key);
        }

        return null;
    }

    /// <summary>The id that a row has for the caller now; null where the row does not exist for it.</summary>
    public string? IdOf(string dataset, long rowKey)
    {
        if (!ids.TryGetValue(dataset, out var plan))
            ids[dataset] = plan = PlanId(dataset);
        return plan is null ? null : Ask(plan, [rowKey], static row => row.ValueKind == JsonValueKind.Object ? row.GetProperty("id").GetString() : null);
    }

    private QueryPlan? PlanId(string name) =>
        engine.Catalogue.Datasets.FirstOrDefault(d => d.Name == name) is { } dataset && engine.Policy.Rows(caller, dataset) != ScopeSet.None
            ? engine.Plan(caller, planner => planner.IdOf(dataset)) : null;

    private T Ask<T>(QueryPlan plan, IReadOnlyList<object?> leaves, Func<JsonElement, T> read)
    {
        using var json = new JsonBuffer();
        engine.Run(plan, caller, leaves, english: false, json, CancellationToken.None);
        using var answer = JsonDocument.Parse(json.Memory);
        return read(answer.RootElement.GetProperty(Row));
    }
}
