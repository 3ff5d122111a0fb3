using NetHub.Schema.Querying.Deciding;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Rights;

/// <summary>
/// The rights to fields as they are enforced: the policy's alternatives, except those that the rules for statistics refuse in every
/// query. AGGREGATE is included only if the decision answers the smallest query with that usage.
/// </summary>
/// <param name="policy">The policy.</param>
/// <param name="decide">Decides a query under that policy.</param>
internal sealed class EnforcedRights(AccessPolicy policy, Func<DataQuery, AccessPolicy, Caller, Findings> decide)
{
    private const int CharactersOfMonth = 7;
    private const int CharactersOfTownship = 9;
    private const string AnyMonth = "2026-01-01";
    private const string AnyMonthsMidnight = AnyMonth + "T00:00:00+08:00";
    private static readonly string[] Path = ["rights"];

    public AccessPolicy Policy => policy;

    public IReadOnlyList<Alternative> Alternatives(Caller caller, FieldEntry field, Usage usage)
    {
        var alternatives = policy.Decide(caller, field, usage).Alternatives;
        var isCounted = alternatives.Any(static a => a.Level == AccessLevel.Aggregate);
        return !isCounted || IsAnswered(caller, field, usage) ? alternatives : [.. alternatives.Where(static a => a.Level != AccessLevel.Aggregate)];
    }

    private bool IsAnswered(Caller caller, FieldEntry field, Usage usage)
    {
        if (Statistic(field, usage) is not { } statistic)
            return false;
        var where = usage == Usage.Filter ? Filter(field) : null;
        var connection = new ConnectionQuery(Path, field.Dataset, null, where, [], new Page(0, IsBackward: false, null), [new StatisticPart("statistic", Path, statistic)]);
        var findings = decide(new DataQuery([new ConnectionRoot("rights", Path, connection)]), policy, caller);
        return findings.Refusals.Count == 0 && findings.Denials.Count == 0;
    }

    // Sorting rows needs FULL, and statistics can be sorted only by values that they show.
    private static StatisticQuery? Statistic(FieldEntry field, Usage usage) => usage switch
    {
        Usage.Filter => new StatisticQuery([], [], null, [], null, [new GroupCount("count")]),
        Usage.Group => new StatisticQuery([Coarsest(field)], [], null, [], null, [new GroupCount("count")]),
        Usage.Aggregate => new StatisticQuery([], [new MeasureRef(field, Measure.Sum, 0)], null, [], null, [new GroupCount("count")]),
        _ => null,
    };

    private static GroupKey Coarsest(FieldEntry field) => field.Kind switch
    {
        ValueKind.Date or ValueKind.Instant => new GroupKey(null, field, CharactersOfMonth, null, ByQuarter: false),
        ValueKind.RegionCode or ValueKind.GridCode => new GroupKey(null, field, CharactersOfTownship, "000", ByQuarter: false),
        _ => new GroupKey(null, field, null, null, ByQuarter: false),
    };

    private static FieldTest Filter(FieldEntry field) => field.Kind switch
    {
        ValueKind.Date => new FieldTest(field, Comparison.Gte, new ScalarInput(AnyMonth, null)),
        ValueKind.Instant => new FieldTest(field, Comparison.Gte, new ScalarInput(AnyMonthsMidnight, null)),
        _ => new FieldTest(field, Comparison.Eq, InputValue.Null),
    };
}
