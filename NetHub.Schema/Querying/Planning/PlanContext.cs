using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Planning;

/// <summary>How a field's effect differs from FULL, told once per path in <c>extensions.sharing</c>.</summary>
public sealed record SharingNote(IReadOnlyList<string> Path, string Effect, string Coordinate);

/// <summary>What the parts of one plan share while it is made: the caller, parameters, and everything found on the way.</summary>
internal sealed class PlanContext(DataCatalogue catalogue, AccessPolicy policy, Caller caller, HubDbContext db, QueryLimits limits)
{
    private readonly HashSet<(string, string)> noted = [];

    public DataCatalogue Catalogue { get; } = catalogue;

    public AccessPolicy Policy { get; } = policy;

    public Caller Caller { get; } = caller;

    /// <summary>The domains of the caller's ids.</summary>
    public KeyDomains Domains { get; } = new(policy, caller);

    public HubDbContext Db { get; } = db;

    public QueryLimits Limits { get; } = limits;

    public SlotTable Slots { get; } = new(limits.MaxStatements);

    public CostMeter Cost { get; } = new(limits);

    /// <summary>The day that dated datasets answer for.</summary>
    public SlotSource AsOf { get; set; } = new CallerSource(CallerValue.Today);

    /// <summary>Problems that leave the rest of the answer standing.</summary>
    public List<QueryError> Errors { get; } = [];

    /// <summary>Problems that refuse the operation before any SQL.</summary>
    public List<QueryError> Refusals { get; } = [];

    public List<SharingNote> Sharing { get; } = [];

    /// <summary>Some row of the answer shows personal values.</summary>
    public bool ShowsPersonal { get; set; }

    /// <summary>Fields that are shown or used, for the ledger.</summary>
    public TouchedFields Touched { get; } = new();

    public HashSet<DatasetEntry> Datasets { get; } = [];

    /// <summary>A field is left out; or all of it is refused, where a purpose would have permitted it.</summary>
    public void Deny(FieldEntry field, FieldScopes scopes, IReadOnlyList<string> path) => Deny(QueryErrors.FieldDenied(field, path, scopes.Lack));

    /// <summary>Rows are left out; or all of it is refused, where a purpose would have shown them.</summary>
    public void DenyRows(DatasetEntry dataset, IReadOnlyList<string> path, AccessLevel atLeast = AccessLevel.Masked) => Deny(RowsDenied(dataset, path, atLeast));

    /// <summary>Why no row of the dataset exists for the caller.</summary>
    public QueryError RowsDenied(DatasetEntry dataset, IReadOnlyList<string> path, AccessLevel atLeast = AccessLevel.Masked) =>
        QueryErrors.RowsDenied(dataset, path, Policy.LackOfRows(Caller, dataset, atLeast));

    public void Note(IReadOnlyList<string> path, string effect, string coordinate)
    {
        if (noted.Add((string.Join('.', path), effect + coordinate)))
            Sharing.Add(new SharingNote(path, effect, coordinate));
    }

    private void Deny(QueryError error) => (QueryErrors.IsOfPurpose(error.Code) ? Refusals : Errors).Add(error);
}
