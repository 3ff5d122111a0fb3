using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.GraphQLApi.Governance.Requests;

/// <summary>Converts between rows of requests and grants and the ids under which a caller knows them.</summary>
internal sealed class RowNames(QueryEngine engine, Caller caller)
{
    private readonly RowLookup lookup = new(engine, caller);

    /// <summary>
    /// Returns the ids of rows. Stewards of a dataset's owner get the ids of all rows, because they decide about them. Other callers
    /// get the ids of rows that they see.
    /// </summary>
    public async ValueTask<IReadOnlyList<string>> IdsOfAsync(IReadOnlyList<GrantedRow> rows, CancellationToken cancel = default)
    {
        var ids = new List<string>();
        foreach (var row in rows)
        {
            if (await IdOfAsync(row, cancel) is { } id)
                ids.Add(id);
        }

        return ids;
    }

    /// <summary>Finds rows by id, among the rows that the caller sees in the datasets of the fields.</summary>
    /// <exception cref="SharingRefusedException">An id does not match a row.</exception>
    public async ValueTask<IReadOnlyList<GrantedRow>> FindAsync(IReadOnlyList<string> ids, IReadOnlyList<string> fields, CancellationToken cancel)
    {
        var datasets = fields.Select(f => engine.Catalog.Field(f)?.Dataset).OfType<DatasetEntry>().Distinct().ToList();
        // One row more than the maximum is enough for the rules to refuse the request.
        var found = new List<GrantedRow>();
        foreach (var id in ids.Distinct().Take(RequestRules.MostRows + 1))
            found.Add(await lookup.FindAsync(id, datasets, cancel) ?? throw Unknown(found.Count));
        return found;
    }

    /// <summary>Finds rows by id, among the rows that were requested.</summary>
    /// <exception cref="SharingRefusedException">An id does not match a row.</exception>
    public async ValueTask<IReadOnlyList<GrantedRow>> FindAsync(IReadOnlyList<string> ids, IReadOnlyList<GrantedRow> asked, CancellationToken cancel)
    {
        var known = new Dictionary<string, GrantedRow>();
        foreach (var row in asked)
        {
            if (await IdOfAsync(row, cancel) is { } id)
                known[id] = row;
        }

        return [.. ids.Distinct().Select((id, i) => known.TryGetValue(id, out var row) ? row : throw Unknown(i))];
    }

    private static SharingRefusedException Unknown(int index) => new(SharingProblems.UnknownRow(index + 1));

    private async ValueTask<string?> IdOfAsync(GrantedRow row, CancellationToken cancel)
    {
        var dataset = engine.Catalog.Datasets.FirstOrDefault(d => d.Name == row.Dataset);
        return dataset is null ? null
            : caller.IsSteward && dataset.Owner == caller.Department ? engine.RowId(caller, dataset, row.Key)
            : await lookup.IdOfAsync(row.Dataset, row.Key, cancel);
    }
}
