using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.GraphQLApi.Governance.Requests;

/// <summary>Rows of requests and grants by the ids that a caller knows them by.</summary>
internal sealed class RowNames(QueryEngine engine, Caller caller)
{
    private readonly RowSight sight = new(engine, caller);

    /// <summary>
    /// The ids of rows. The owner of a dataset has them of all its rows, though its steward reads none: it decides about them. Others
    /// have them of rows that they see.
    /// </summary>
    public IEnumerable<string> IdsOf(IReadOnlyList<GrantedRow> rows) => rows.Select(IdOf).OfType<string>();

    /// <summary>The rows that ids name, of those that the caller sees in datasets of the fields.</summary>
    /// <exception cref="SharingRefusedException">An id names none.</exception>
    public IReadOnlyList<GrantedRow> Find(IReadOnlyList<string> ids, IReadOnlyList<string> fields)
    {
        var datasets = fields.Select(f => engine.Catalogue.Field(f)?.Dataset).OfType<DatasetEntry>().Distinct().ToList();
        // One more than may be is one too many, whatever it names.
        return Find(ids.Distinct().Take(RequestRules.MostRows + 1), id => sight.Find(id, datasets));
    }

    /// <summary>The rows that ids name, of those that were asked for.</summary>
    /// <exception cref="SharingRefusedException">An id names none.</exception>
    public IReadOnlyList<GrantedRow> Find(IReadOnlyList<string> ids, IReadOnlyList<GrantedRow> asked)
    {
        var known = asked.Select(r => (Id: IdOf(r), Row: r)).Where(static r => r.Id is not null).ToDictionary(static r => r.Id!, static r => r.Row);
        return Find(ids.Distinct(), id => known.TryGetValue(id, out var row) ? row : null);
    }

    private static List<GrantedRow> Find(IEnumerable<string> ids, Func<string, GrantedRow?> find) =>
        [.. ids.Select((id, i) => find(id) ?? throw new SharingRefusedException(SharingProblems.UnknownRow(i + 1)))];

    private string? IdOf(GrantedRow row)
    {
        var dataset = engine.Catalogue.Datasets.FirstOrDefault(d => d.Name == row.Dataset);
        return dataset is null ? null
            : caller.IsSteward && dataset.Owner == caller.Department ? engine.RowId(caller, dataset, row.Key)
            : sight.IdOf(row.Dataset, row.Key);
    }
}
