using System.Linq.Expressions;
using System.Text.Json;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>Measures whether rows of one dataset are consistent with each other.</summary>
internal static class ConsistencyMeasures
{
    private const int YearLength = 4;

    public static IEnumerable<Measured> Measure(DatasetEntry dataset, CountQueries counts, DateOnly today) =>
    [
        .. dataset.RowRules.Shares.Select(r => Share(dataset, r, counts, today)),
        .. dataset.RowRules.Memberships.Select(r => Membership(dataset, r, counts)),
    ];

    /// <summary>Returns the fields on which the figure of a field depends.</summary>
    public static IEnumerable<FieldEntry> Fields(DatasetEntry dataset, FieldEntry field)
    {
        var name = field.Property.Name;
        var shares = dataset.RowRules.Shares.Where(s => s.Number == name).SelectMany(static s => new[] { s.Number, s.Among, s.Property, s.Ended });
        var memberships = dataset.RowRules.Memberships.Where(m => m.Members == name).SelectMany(static m => new[] { m.Members, m.Under, m.Period });
        return shares.Concat(memberships).Distinct().Select(dataset.Property);
    }

    private static Measured Share(DatasetEntry dataset, ExpectShareAttribute rule, CountQueries counts, DateOnly today)
    {
        var (number, among, property) = (dataset.Property(rule.Number), dataset.Property(rule.Among), dataset.Property(rule.Property));
        var setting = Current(true).Where(static r => r[0] is not null && r[1] is not null).ToLookup(static r => r[0]!, static r => (long)r[1]!);
        var meant = Current(false).Where(r => r[0] is { } value && r[1] is not null && setting.Contains(value)).ToList();
        return Measured.Create(QualityRule.Consistency, number, meant.Count, meant.Count(r => !setting[r[0]!].Any(of => IsShare((long)r[1]!, of))));

        IReadOnlyList<object?[]> Current(bool sets)
        {
            var (row, parameters) = (Expression.Parameter(dataset.ClrType, "row"), new ParameterTable());
            var day = parameters.Parameter(typeof(DateOnly), new ConstantSource(StorageConverters.ToStored(today)!));
            Expression isSetting = Expr.Equal(Expr.Field(row, property), parameters.Parameter(property.ValueType, new ConstantSource(rule.Value)));
            var condition = Expression.AndAlso(sets ? isSetting : Expression.Not(isSetting), Expr.Unended(day, Expr.Field(row, dataset.Property(rule.Ended))));
            return counts.Values(row, condition, parameters, [among, number]);
        }

        // Compares with a tolerance of half a unit, because either rounding of a half is valid.
        bool IsShare(long part, long whole) => Math.Abs(part - (rule.Share * whole)) <= (number.Kind == ValueKind.Decimal ? StorageConverters.DecimalScale : 1) / 2.0;
    }

    private static Measured Membership(DatasetEntry dataset, ExpectOneAYearAttribute rule, CountQueries counts)
    {
        var members = dataset.Property(rule.Members);
        var rows = counts.Values(Expression.Parameter(dataset.ClrType, "row"), null, new ParameterTable(), [members, dataset.Property(rule.Under), dataset.Property(rule.Period)]);
        var years = rows.Where(static r => r is [string, { }, string])
            .SelectMany(static r => JsonSerializer.Deserialize<string[]>((string)r[0]!)!.Select(member => (Member: member, Year: ((string)r[2]!)[..YearLength], Under: r[1]!)))
            .GroupBy(static m => (m.Member, m.Year)).ToList();
        return Measured.Create(QualityRule.Consistency, members, years.Count, years.Count(static y => y.Select(static m => m.Under).Distinct().Count() > 1));
    }
}
