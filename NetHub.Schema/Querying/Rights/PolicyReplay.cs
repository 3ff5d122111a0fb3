using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Rights;

/// <summary>A field that an operation would gain or lose.</summary>
/// <param name="Use">What the department did.</param>
/// <param name="Before">What it gets of it now, and where.</param>
/// <param name="After">What it would get.</param>
internal sealed record ReplayedUse(RecordedUse Use, IReadOnlyList<(AccessLevel Level, RowScope Scope)> Before, IReadOnlyList<(AccessLevel Level, RowScope Scope)> After)
{
    /// <summary>Something that it gets now it would not get, or not on all those rows.</summary>
    public bool IsLost => Before.Any(b => !After.Any(a => PolicyReplay.Covers(a, b)));

    /// <summary>Something that it does not get now it would get.</summary>
    public bool IsGained => After.Any(a => !Before.Any(b => PolicyReplay.Covers(b, a)));
}

/// <summary>
/// 策略回放: what a change of the policy would do to what departments did. Each use that was recorded is
/// decided by both policies as they would be enforced, for the purposes under which each gives most.
/// </summary>
/// <param name="catalog">All fields.</param>
/// <param name="rights">What a policy would enforce.</param>
/// <param name="now">The moment.</param>
internal sealed class PolicyReplay(DataCatalog catalog, Func<AccessPolicy, EnforcedRights> rights, DateTimeOffset now)
{
    public IReadOnlyList<ReplayedUse> Compare(AccessPolicy before, AccessPolicy after, IEnumerable<RecordedUse> uses)
    {
        var (was, willBe) = (new UseRights(rights(before), now), new UseRights(rights(after), now));
        return
        [
            .. from use in uses
               let field = catalog.Field(use.Coordinate)
               where field is not null
               let replayed = new ReplayedUse(use, was.Rights(use, field), willBe.Rights(use, field))
               where replayed.IsLost || replayed.IsGained
               orderby use.Department, use.Operation, use.Coordinate, use.Usage
               select replayed,
        ];
    }

    internal static bool Covers((AccessLevel Level, RowScope Scope) one, (AccessLevel Level, RowScope Scope) other) =>
        one.Level >= other.Level && (one.Scope == RowScope.County || one.Scope == other.Scope);

    private sealed class UseRights(EnforcedRights rights, DateTimeOffset now)
    {
        private readonly Dictionary<string, IReadOnlyList<Caller>> stating = [];

        public IReadOnlyList<(AccessLevel Level, RowScope Scope)> Rights(RecordedUse use, FieldEntry field)
        {
            if (!stating.TryGetValue(use.Department, out var callers))
                stating[use.Department] = callers = rights.Policy.ForEveryPurpose(Caller.ForDepartment(use.Department), now);
            var all = callers.SelectMany(c => rights.Alternatives(c, field, use.Wanted)).Select(static a => (a.Level, a.Scope)).Distinct().ToList();
            return [.. all.Where(a => !all.Exists(b => b != a && Covers(b, a))).Order()];
        }
    }
}
