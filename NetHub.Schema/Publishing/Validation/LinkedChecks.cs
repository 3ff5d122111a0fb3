using System.Globalization;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Validation;

/// <summary>Creates the rules that read rows of other datasets, and the expectations of a dataset.</summary>
internal sealed class LinkedChecks(RowLayout layout, TableQueries queries) : IDisposable
{
    private const int MostKept = 20_000;
    private readonly List<PreparedQuery> prepared = [];

    public IEnumerable<RowCheck> Checks() => layout.Dataset.RowRules.Durations.Select(LastsWithin);

    public IEnumerable<RowExpectation> Expectations() =>
        layout.Dataset.RowRules.Bounds.Select(Bound).Concat(layout.Dataset.RowRules.Ties.Select(Tied));

    public void Dispose()
    {
        foreach (var query in prepared)
            query.Dispose();
    }

    private FieldEntry Field(string property) => layout.Dataset.Property(property);

    private RowExpectation Bound(ExpectWithinAttribute rule)
    {
        var (field, property) = (Field(rule.Number), layout.PositionOf(rule.Property));
        var (position, scale) = (layout.PositionOf(field), field.Kind == ValueKind.Decimal ? StorageConverters.DecimalScale : 1);
        var text = string.Create(CultureInfo.InvariantCulture, $"{rule.Least} … {rule.Most}");
        var problem = Problem.Create(rule.Rule, $"一般应在 {text} 之间。", $"The value is usually within {text}.");
        return values => values[property] is string value && rule.Values.Contains(value)
            && values[position] is long number && (number < rule.Least * scale || number > rule.Most * scale) ? [(field, problem)] : [];
    }

    // The rows that tie are dated, so there may be several for different periods.
    private RowExpectation Tied(ExpectTiedAttribute rule)
    {
        var (flagged, other) = (Field(rule.Flagged), Field(rule.Other));
        var at = layout.PositionOf(rule.At);
        var (one, two) = (TieTo(flagged, rule.Dataset), TieTo(other, rule.Dataset));
        var dataset = one.Dataset;
        var query = Keep(queries.Query(dataset, (row, slots) => Expr.And(
            Expr.Equal(Expr.Field(row, one), slots.Parameter(one.ValueType, new GivenSource(0))),
            Expr.Equal(Expr.Field(row, two), slots.Parameter(two.ValueType, new GivenSource(1)))),
            row => [Expr.Field(row, dataset.ValidFrom!), Expr.Field(row, dataset.ValidTo!)]));
        var known = new Dictionary<(object, object), List<(string From, string? To)>>();
        var problem = Problem.Create(rule.Rule, $"当日未与 {other.Name} 建立联系。", $"There was no connection with {other.Name} on that day.");
        return values =>
        {
            if (values[layout.PositionOf(flagged)] is not { } left || values[layout.PositionOf(other)] is not { } right || values[at] is not string { Length: >= 10 } instant)
                return [];
            if (!known.TryGetValue((left, right), out var periods))
                Remember(known)[(left, right)] = periods = Periods(query, left, right);
            var day = instant[..10];
            var isTied = periods.Exists(p => string.CompareOrdinal(p.From, day) <= 0 && (p.To is null || string.CompareOrdinal(p.To, day) > 0));
            return isTied ? [] : [(flagged, problem)];
        };
    }

    private static FieldEntry TieTo(FieldEntry field, string dataset) =>
        field.Link!.To.Links.First(l => l.Direction == LinkDirection.ToMany && l.To.Name == dataset).Key;

    private static List<(string From, string? To)> Periods(PreparedQuery query, object left, object right)
    {
        var periods = new List<(string, string?)>();
        var rows = query.Open(left, right);
        while (rows.Step())
            periods.Add((rows.Text(0), rows.IsNull(1) ? null : rows.Text(1)));
        rows.Reset();
        return periods;
    }

    private RowCheck LastsWithin(LastsWithinAttribute rule)
    {
        var (hours, link) = (Field(rule.Hours), Field(rule.Link));
        var target = link.Link!.To;
        var (from, to) = (target.Property(rule.From), target.Property(rule.To));
        var query = Keep(queries.Query(target, (row, slots) => Expr.Equal(Expr.Key(row, target), slots.Parameter(typeof(long), new GivenSource(0))), row => [Expr.Field(row, from), Expr.Field(row, to)], 1));
        var known = new Dictionary<object, double?>();
        var problem = Problem.Create(rule.Rule, $"时长超出 {link.Name} 的起止时间。", $"The duration exceeds the period of the linked {link.Name}.");
        return (row, values) =>
        {
            if (values[layout.PositionOf(hours)] is not long length || values[layout.PositionOf(link)] is not { } key)
                return;
            if (!known.TryGetValue(key, out var most))
                Remember(known)[key] = most = Hours(query.First(key));
            if ((double)length / StorageConverters.DecimalScale > most + rule.Tolerance)
                row.Add(hours, problem);
        };
    }

    private static double? Hours(object?[]? span) =>
        span is [string from, string to] ? (Instants.Parse(to) - Instants.Parse(from)).TotalHours : null;

    private static Dictionary<TKey, TValue> Remember<TKey, TValue>(Dictionary<TKey, TValue> known)
        where TKey : notnull
    {
        if (known.Count == MostKept)
            known.Clear();
        return known;
    }

    private PreparedQuery Keep(PreparedQuery query)
    {
        prepared.Add(query);
        return query;
    }
}

/// <summary>Converts stored instants: local time as text, which sorts chronologically.</summary>
internal static class Instants
{
    private const string Form = "yyyy-MM-dd HH:mm:ss";

    public static DateTime Parse(string stored) => DateTime.ParseExact(stored[..Form.Length], Form, CultureInfo.InvariantCulture);

    public static string Write(DateTime instant) => instant.ToString(Form, CultureInfo.InvariantCulture);
}
