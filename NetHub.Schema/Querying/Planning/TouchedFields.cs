using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Planning;

/// <summary>The fields that a plan shows and uses, as the ledger records them: usages, level, mask.</summary>
internal sealed class TouchedFields
{
    private readonly Dictionary<FieldEntry, Touched> fields = [];
    private readonly SortedSet<string> grants = new(StringComparer.Ordinal);

    private readonly HashSet<(FieldEntry Field, Usage Usage)> needs = [];
    private readonly HashSet<DatasetEntry> rows = [];

    /// <summary>Every use that the operation makes of a field, permitted or not.</summary>
    public IReadOnlyCollection<(FieldEntry Field, Usage Usage)> Needs => needs;

    /// <summary>Datasets of which it wants rows, and not statistics alone.</summary>
    public IReadOnlyCollection<DatasetEntry> Rows => rows;

    public void Need(FieldEntry field, Usage usage) => needs.Add((field, usage));

    public void NeedRows(DatasetEntry dataset) => rows.Add(dataset);

    /// <summary>Grants that something was decided by.</summary>
    public void Note(IEnumerable<Alternative> alternatives) => grants.UnionWith(alternatives.Where(static a => a.IsGranted).Select(static a => a.Source));

    public void Show(FieldEntry field, string level) => Touch(field, Usage.Show, level, level is Levels.Full ? null : field.Mask);

    public void Use(FieldEntry field, Usage usage, FieldScopes scopes) =>
        Touch(field, usage, scopes.Full != ScopeSet.None ? Levels.Full : scopes.Counted != ScopeSet.None ? Levels.Aggregate : Levels.None, mask: null);

    /// <summary>Nothing of them is shown but whether the caller knew them.</summary>
    public void Compare(IEnumerable<FieldEntry> compared)
    {
        foreach (var field in compared)
            Touch(field, Usage.Filter, Levels.None, mask: null);
    }

    /// <param name="sharing">What the policy took away.</param>
    /// <param name="errors">What it refused.</param>
    public AuditedFields Describe(IEnumerable<SharingNote> sharing, IEnumerable<QueryError> errors)
    {
        var effects = sharing.Where(static n => n.Effect is "NARROWED" or "PARTLY_DENIED").ToLookup(static n => n.Coordinate, static n => n.Effect);
        return new AuditedFields(
            fields.Values.Select(t => t.Describe(effects[t.Field.Coordinate])),
            QueryErrors.Denied(errors),
            grants,
            fields.Keys.Any(static f => f.IsPersonal));
    }

    private void Touch(FieldEntry field, Usage usage, string level, Mask? mask)
    {
        if (!fields.TryGetValue(field, out var touched))
            fields[field] = touched = new Touched(field);
        touched.Usages.Add(usage);
        touched.Mask ??= mask;
        // The most that any usage got.
        if (Levels.Rank(level) >= Levels.Rank(touched.Level))
            touched.Level = level;
    }

    private sealed class Touched(FieldEntry touched)
    {
        public FieldEntry Field => touched;

        public SortedSet<Usage> Usages { get; } = [];

        public string Level { get; set; } = Levels.None;

        public Mask? Mask { get; set; }

        public AuditedField Describe(IEnumerable<string> effects) => new(
            touched.Coordinate,
            [.. Usages.Select(static u => Naming.UpperSnake(u.ToString()))],
            Level,
            Mask is null or Vocabulary.Mask.None ? null : Naming.UpperSnake(Mask.Value.ToString()),
            effects.Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } some ? some : null);
    }
}

/// <summary>Levels as records name them.</summary>
internal static class Levels
{
    public const string None = "NONE";
    public const string Aggregate = "AGGREGATE";
    public const string Masked = "MASKED";
    public const string PartlyMasked = "PARTLY_MASKED";
    public const string Full = "FULL";
    private static readonly string[] Order = [None, Aggregate, Masked, PartlyMasked, Full];

    public static int Rank(string level) => Array.IndexOf(Order, level);
}
