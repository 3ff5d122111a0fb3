using System.Text.Json;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying;

/// <summary>A field of one row that is visible to the caller.</summary>
internal sealed record VisibleField(FieldEntry Field, long RowKey);

/// <summary>Lets the hub check what a caller sees, with the same plans as the caller's own queries. It returns no field values.</summary>
internal sealed class RowLookup(QueryEngine engine, Caller caller)
{
    private const string Root = "row";
    private static readonly string[] RootPath = [Root];
    private static readonly string[] FieldPath = [Root, "field"];
    private readonly Dictionary<string, QueryPlan?> ids = [];

    /// <summary>Finds the field and row for an id if both are visible to the caller now, even if the field is masked; otherwise null.</summary>
    public async ValueTask<VisibleField?> FindAsync(string id, string field, CancellationToken cancel)
    {
        if (engine.Find(caller, id) is not { } named || named.Dataset.Field(field) is not { IsServed: true } entry
            || engine.Policy.Decide(caller, entry, Usage.Show).Scopes(AccessLevel.Masked) == ScopeSet.None)
            return null;
        var selected = new Selection(field, field, new Dictionary<string, InputValue>(), static _ => [], FieldPath);
        var row = new Selection(Root, Root, new Dictionary<string, InputValue>(), _ => [selected], RootPath);
        var plan = engine.Plan(new DataQuery([new NodesRoot(Root, RootPath, [id], IsList: false, row) { RequiresFields = true }]), caller);
        var isThere = await AskAsync(plan, [], static row => row.ValueKind == JsonValueKind.Object, cancel);
        return isThere ? new VisibleField(entry, named.Key) : null;
    }

    /// <summary>Finds the row that has this id for the caller now, in one of the datasets; null if there is none.</summary>
    public async ValueTask<GrantedRow?> FindAsync(string id, IEnumerable<DatasetEntry> datasets, CancellationToken cancel)
    {
        foreach (var dataset in datasets)
        {
            if (engine.RowKey(caller, dataset, id) is { } key && await IdOfAsync(dataset.Name, key, cancel) == id)
                return new GrantedRow(dataset.Name, key);
        }

        return null;
    }

    /// <summary>Returns the current id of a row for the caller; null if the row does not exist for the caller.</summary>
    public async ValueTask<string?> IdOfAsync(string dataset, long rowKey, CancellationToken cancel)
    {
        if (!ids.TryGetValue(dataset, out var plan))
            ids[dataset] = plan = PlanId(dataset);
        return plan is null ? null : await AskAsync(plan, [rowKey], static row => row.ValueKind == JsonValueKind.Object ? row.GetProperty("id").GetString() : null, cancel);
    }

    /// <summary>Counts the rows of a dataset that exist for the caller.</summary>
    public ValueTask<long> CountAsync(DatasetEntry dataset, CancellationToken cancel)
    {
        var count = new ConnectionQuery(RootPath, dataset, null, null, [], new Page(0, IsBackward: false, null), [new CountPart("totalCount", FieldPath)]);
        var plan = engine.Plan(new DataQuery([new ConnectionRoot(Root, RootPath, count)]), caller);
        return AskAsync(plan, [], static row => row.GetProperty("totalCount").GetInt64(), cancel);
    }

    private QueryPlan? PlanId(string name)
    {
        if (engine.Catalog.Datasets.FirstOrDefault(d => d.Name == name) is not { } dataset || engine.Policy.Rows(caller, dataset) == ScopeSet.None)
            return null;
        RowItem id = dataset.Field("id") is { } own ? new FieldItem("id", FieldPath, own, IsLabel: false) : new RowIdItem("id", FieldPath);
        return engine.Plan(new DataQuery([new KeyedRowRoot(Root, RootPath, new RowShape(dataset, [id]))]), caller);
    }

    private async ValueTask<T> AskAsync<T>(QueryPlan plan, IReadOnlyList<object?> variables, Func<JsonElement, T> read, CancellationToken cancel)
    {
        using var json = new JsonBuffer();
        await engine.RunAsync(plan, new RunInput(caller, engine.Policy.Version, variables, English: false), json, cancel);
        using var answer = JsonDocument.Parse(json.Memory);
        return read(answer.RootElement.GetProperty(Root));
    }
}
