using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Rights;

/// <summary>A recorded use of a field whose access a policy change would alter.</summary>
/// <param name="Use">The recorded use.</param>
/// <param name="Before">The current levels and row scopes.</param>
/// <param name="After">The levels and row scopes after the change.</param>
internal sealed record ReplayedUse(RecordedUse Use, IReadOnlyList<(AccessLevel Level, RowScope Scope)> Before, IReadOnlyList<(AccessLevel Level, RowScope Scope)> After)
{
    /// <summary>Whether the change would take away access on some rows.</summary>
    public bool IsLost => Before.Any(b => !After.Any(a => PolicyReplay.Covers(a, b)));

    /// <summary>Whether the change would add access.</summary>
    public bool IsGained => After.Any(a => !Before.Any(b => PolicyReplay.Covers(b, a)));
}

/// <summary>
/// 策略回放: shows how a policy change would affect recorded uses. Each use is decided under both policies as they are
/// enforced, with the purposes that give the most access under each policy.
/// </summary>
/// <param name="catalog">The catalog of all fields.</param>
/// <param name="rights">Returns the rights that a policy enforces.</param>
/// <param name="now">The current time.</param>
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
