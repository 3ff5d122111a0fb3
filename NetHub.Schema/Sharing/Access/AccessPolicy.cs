using System.Collections.Concurrent;
using System.Collections.Frozen;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// The one decision on every path. Selection, filter, sort, cursor, group, aggregate, lookup, node: whoever wants to use a
/// field asks <see cref="Decide"/>, and whoever wants rows asks <see cref="Rows"/>. Whatever forgets to ask gets nothing. It does not
/// change; <see cref="CurrentPolicy"/> has the newest.
/// </summary>
public sealed class AccessPolicy
{
    private readonly MatrixDecisions matrix;
    private readonly FrozenDictionary<string, FieldEntry> fields;
    private readonly FrozenDictionary<string, Grant[]> grants;
    private readonly ConcurrentDictionary<(string Department, string Program), HeldGrants> held = [];

    public AccessPolicy(DataCatalog catalog, AccessMatrix matrix)
        : this(
            new MatrixDecisions(catalog, matrix),
            catalog.Datasets.SelectMany(static d => d.Fields).ToFrozenDictionary(static f => f.Coordinate),
            FrozenDictionary<string, Grant[]>.Empty,
            1)
    {
    }

    /// <summary>Whether both decide by the same matrix, grants aside.</summary>
    public bool HasMatrixOf(AccessPolicy other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return matrix == other.matrix;
    }

    private AccessPolicy(MatrixDecisions matrix, FrozenDictionary<string, FieldEntry> fields, FrozenDictionary<string, Grant[]> grants, int version)
    {
        (this.matrix, this.fields, this.grants, Version) = (matrix, fields, grants, version);
    }

    /// <summary>Departments that the matrix has a column for.</summary>
    public IReadOnlyList<string> Departments => matrix.Matrix.Departments;

    /// <summary>Rises with every change of matrix, grants or departments; part of every plan, cursor and cached answer.</summary>
    public int Version { get; }

    /// <summary>The cell of the matrix that decides a field for a caller, grants aside.</summary>
    public MatrixCell Cell(Caller caller, FieldEntry field)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return matrix.Field(field, caller.MatrixColumn);
    }

    /// <summary>The cell that decides a dataset's rows for a caller, grants aside.</summary>
    public MatrixCell Cell(Caller caller, DatasetEntry dataset)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return matrix.Rows(dataset, caller.MatrixColumn);
    }

    /// <summary>Whether it would decide for an admitted caller, now, as <paramref name="then"/> did.</summary>
    public bool DecidesAs(AccessPolicy then, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(caller);
        return matrix == then.matrix && WithPurpose(caller, caller.Purpose, now).Grants.Equals(caller.Grants);
    }

    /// <summary>All grants, whatever their term.</summary>
    public IEnumerable<Grant> Grants => grants.Values.SelectMany(static g => g);

    /// <summary>Grants of a department, whatever their term.</summary>
    public IReadOnlyList<Grant> GrantsOf(string department) => grants.GetValueOrDefault(department, []);

    /// <summary>The same matrix with these grants instead.</summary>
    public AccessPolicy With(IEnumerable<Grant> next, int version) => new(
        matrix, fields, next.GroupBy(static g => g.Department).ToFrozenDictionary(static g => g.Key, static g => g.ToArray()), version);

    /// <summary>The caller with the purpose that it states and the grants that this lets it use. A caller that is not admitted has neither.</summary>
    public Caller WithPurpose(Caller caller, StatedPurpose? stated, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var usable = grants.ContainsKey(caller.Department) ? Held(caller, now).For(stated) : UsableGrants.None;
        return caller with { Purpose = stated, Grants = usable };
    }

    /// <summary>Returns the caller once for each statement that makes a difference: none, each purpose, and each case of its grants.</summary>
    public IReadOnlyList<Caller> ForEveryPurpose(Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var cases = GrantsOf(caller.Department).Where(static g => g.Case is not null).Select(static g => new StatedPurpose(g.Purpose, g.Case)).Distinct();
        return [.. Enum.GetValues<PurposeCode>().Select(static StatedPurpose? (p) => new StatedPurpose(p, null)).Prepend(null).Concat(cases).Select(s => WithPurpose(caller, s, now))];
    }

    /// <summary>
    /// The alternatives that let <paramref name="caller"/> use <paramref name="field"/> so. Empty means denied.
    /// MASKED permits showing only; filters, sorts, groups and values need FULL, or AGGREGATE under its own rules.
    /// </summary>
    public Decision Decide(Caller caller, FieldEntry field, Usage usage)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(field);
        if (!IsReadable(caller, field))
            return Decision.Denied;
        return Decided(
            caller,
            Joint(Stated(caller, field.AccessClass, Baseline(caller, field, usage)).Concat(Reachable(caller, field.Dataset, caller.Grants.AlternativesFor(field, usage)))),
            Joint(ForSomePurpose(caller, field, usage)));

        IEnumerable<Alternative> Joint(IEnumerable<Alternative> alone) => JointDisclosure
            .Lower(field, usage, [.. alone], f => IsReadable(caller, f) ? ForSomePurpose(caller, f, Usage.Show) : []).Where(a => Permits(a.Level, usage));
    }

    /// <summary>Returns the alternatives by which rows of the dataset exist for the caller or may at least be counted.</summary>
    public Decision DecideRows(Caller caller, DatasetEntry dataset)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(dataset);
        if (!MayRead(caller, dataset))
            return Decision.Denied;
        var baseline = Reachable(caller, dataset, matrix.Rows(dataset, caller.MatrixColumn).Alternatives);
        return Decided(
            caller,
            Stated(caller, dataset.RowClass, baseline).Concat(Reachable(caller, dataset, caller.Grants.Rows(dataset))),
            RowsForSomePurpose(caller, dataset));
    }

    /// <summary>For a dataset without rows for the caller at this level: returns whether a purpose would have helped.</summary>
    public MissingPurpose LackOfRows(Caller caller, DatasetEntry dataset, AccessLevel atLeast)
    {
        if (!MayRead(caller, dataset) || DecideRows(caller, dataset).Scopes(atLeast) != ScopeSet.None)
            return MissingPurpose.None;
        var some = new Decision(RowsForSomePurpose(caller, dataset), MissingPurpose.None);
        return some.Scopes(atLeast) == ScopeSet.None ? MissingPurpose.None : Purposes.Missing(caller.Purpose);
    }

    /// <summary>Returns the scopes in which rows of the dataset exist for the caller: FULL or MASKED on the row class.</summary>
    public ScopeSet Rows(Caller caller, DatasetEntry dataset) => DecideRows(caller, dataset).Scopes(AccessLevel.Masked);

    /// <summary>Returns the ids of the grants by which rows of the dataset exist for the caller under any purpose, if the matrix gives it none.</summary>
    public IReadOnlyList<string> GrantsBehindRows(Caller caller, DatasetEntry dataset)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(dataset);
        if (!MayRead(caller, dataset) || Reachable(caller, dataset, matrix.Rows(dataset, caller.MatrixColumn).Alternatives).Exists(IsOfRows))
            return [];
        return [.. Reachable(caller, dataset, caller.Grants.Rows(dataset)).Where(IsOfRows).Select(static a => a.Source).Distinct().Order(StringComparer.Ordinal)];

        static bool IsOfRows(Alternative alternative) => alternative.Level >= AccessLevel.Masked;
    }

    /// <summary>Returns the scopes in which the row class itself is FULL.</summary>
    public ScopeSet FullRows(Caller caller, DatasetEntry dataset) => DecideRows(caller, dataset).Scopes(AccessLevel.Full);

    /// <summary>Returns the scopes in which rows of the dataset may at least be counted.</summary>
    public ScopeSet CountableRows(Caller caller, DatasetEntry dataset) => DecideRows(caller, dataset).Scopes(AccessLevel.Aggregate);

    /// <summary>Returns the scopes that open a gate of the dataset, by the gate's position. Grants do not open gates.</summary>
    public ScopeSet Gate(Caller caller, DatasetEntry dataset, int gate)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(dataset);
        var opening = Reachable(caller, dataset, matrix.Gate(dataset, gate, caller.MatrixColumn).Alternatives);
        return new Decision([.. Stated(caller, dataset.Scopes.Gates[gate].Class, opening)], MissingPurpose.None).Scopes(AccessLevel.Masked);
    }

    /// <summary>
    /// Whether the caller may have what it knows compared with the field. Readers may, for verification: the matrix is not asked, since
    /// nothing is shown but whether the caller was right.
    /// </summary>
    public static bool MayVerify(Caller caller, FieldEntry field) => IsVerifiable(caller, field) && caller.Purpose?.Code == PurposeCode.Verification;

    /// <summary>For a caller that may not verify: returns whether a purpose would have helped.</summary>
    public static MissingPurpose LackOfVerification(Caller caller, FieldEntry field) =>
        !MayVerify(caller, field) && IsVerifiable(caller, field) ? Purposes.Missing(caller.Purpose) : MissingPurpose.None;

    /// <summary>Returns whether surrogate keys are shown unencrypted: only where the cell says FULL, which is for the operator.</summary>
    public bool ShowsRawIds(Caller caller, FieldEntry field)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(field);
        return MayRead(caller, field.Dataset) && field.AccessClass == AccessClass.Gov && matrix.Field(field, caller.MatrixColumn) is { IsOpaque: false } cell
            && cell.Alternatives.Any(static a => a is { Level: AccessLevel.Full, Scope: RowScope.County });
    }

    private static bool IsVerifiable(Caller caller, FieldEntry field)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(field);
        return caller.IsReader && caller.Department.Length > 0 && field.Declared.Sensitivity <= caller.Clearance && field.IsServed;
    }

    private static bool IsReadable(Caller caller, FieldEntry field) =>
        MayRead(caller, field.Dataset) && field.Declared.Sensitivity <= caller.Clearance && field.IsServed;

    private List<Alternative> Baseline(Caller caller, FieldEntry field, Usage usage)
    {
        var cell = matrix.Field(field, caller.MatrixColumn);
        return cell.IsOpaque ? OpaqueId(field, usage) : Reachable(caller, field.Dataset, cell.Alternatives);
    }

    private IEnumerable<Alternative> ForSomePurpose(Caller caller, FieldEntry field, Usage usage) =>
        Baseline(caller, field, usage).Concat(Reachable(caller, field.Dataset, caller.Grants.HeldFor(field, usage)));

    private List<Alternative> RowsForSomePurpose(Caller caller, DatasetEntry dataset) =>
        Reachable(caller, dataset, matrix.Rows(dataset, caller.MatrixColumn).Alternatives.Concat(caller.Grants.HeldRows(dataset)));

    private HeldGrants Held(Caller caller, DateTimeOffset now)
    {
        var key = (caller.Department, caller.Program);
        if (held.TryGetValue(key, out var known) && known.AreOf(now))
            return known;
        var own = grants[caller.Department].Where(g => g.Client is null || g.Client == caller.Program);
        return held[key] = new HeldGrants(fields, [.. own], now);
    }

    private static Decision Decided(Caller caller, IEnumerable<Alternative> permitted, IEnumerable<Alternative> forSomePurpose)
    {
        Alternative[] alternatives = [.. permitted];
        return alternatives.Length > 0 ? new Decision(alternatives, MissingPurpose.None)
            : forSomePurpose.Any() ? new Decision([], Purposes.Missing(caller.Purpose))
            : Decision.Denied;
    }

    // Callers without these roles are permitted nothing, whatever the matrix gives the department. A steward without read access still sees the readers.
    private static bool MayRead(Caller caller, DatasetEntry dataset) =>
        caller.IsReader || caller.IsAuditor || (caller.IsSteward && dataset.Network == Network.Hub);

    private static List<Alternative> Reachable(Caller caller, DatasetEntry dataset, IEnumerable<Alternative> alternatives) =>
        [.. alternatives.Where(a => caller.Scopes.HasFlag(ScopeSets.From(a.Scope)) && dataset.Scopes.Has(a.Scope))];

    private static IEnumerable<Alternative> Stated(Caller caller, AccessClass accessClass, IEnumerable<Alternative> baseline) => baseline
        .Select(a => a with { Level = Purposes.LevelFor(accessClass, a, caller.Purpose) }).Where(static a => a.Level != AccessLevel.None);

    private static bool Permits(AccessLevel level, Usage usage) => usage switch
    {
        Usage.Show => level >= AccessLevel.Masked,
        Usage.Filter or Usage.Sort or Usage.Group or Usage.Aggregate => level is AccessLevel.Full or AccessLevel.Aggregate,
        _ => false,
    };

    // An opaque id can be shown and followed. Sorting and grouping by it would link what departments must not link.
    private static List<Alternative> OpaqueId(FieldEntry field, Usage usage) =>
        field.Kind == ValueKind.Id && usage is Usage.Show or Usage.Filter
            ? [new Alternative(AccessLevel.Full, RowScope.County, "op")]
            : [];
}
