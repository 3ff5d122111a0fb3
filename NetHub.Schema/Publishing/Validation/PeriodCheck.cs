using System.Linq.Expressions;
using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Publishing.Validation;

/// <summary>Checks that rows with the same values of certain fields do not overlap in time.</summary>
internal sealed class PeriodCheck(RowLayout layout, TableQueries queries, IReadOnlyList<FieldEntry> fields, PeriodOfRow time)
{
    private readonly Dictionary<UInt128, List<Period>> groups = [];
    private readonly Dictionary<UInt128, object?[]> parts = [];
    private readonly HashSet<long> named = [];

    public void Note(long line, long key, object?[] values)
    {
        named.Add(key);
        var group = fields.Select(f => values[layout.PositionOf(f)]).ToArray();
        if (Array.Exists(group, static v => v is null) || time.Read(time.Fields.Select(f => values[layout.PositionOf(f)])) is not var (from, to))
            return;
        var hash = RowFinder.Hash(group);
        if (!groups.TryGetValue(hash, out var periods))
        {
            groups[hash] = periods = [];
            parts[hash] = group;
        }

        periods.Add(new Period(line, from, to));
    }

    public IEnumerable<WholeProblem> Finish()
    {
        using var others = Others();
        foreach (var (hash, periods) in groups)
        {
            var all = periods.Concat(Stored(others, parts[hash])).OrderBy(static p => p.From, StringComparer.Ordinal).ToList();
            for (var i = 1; i < all.Count; i++)
            {
                if (string.CompareOrdinal(all[i].From, all[i - 1].To) < 0)
                    yield return new WholeProblem(Math.Max(all[i].Line, all[i - 1].Line), time.Fields.Count > 0 ? time.Fields[0] : fields[0], time.Problem);
            }
        }
    }

    private IEnumerable<Period> Stored(PreparedQuery others, object?[] group)
    {
        var rows = others.Open(group);
        while (rows.Step())
        {
            if (!named.Contains(rows.Int64(0)) && time.Read(time.Fields.Select((_, i) => rows.Value(i + 1))) is var (from, to))
                yield return new Period(0, from, to);
        }

        rows.Reset();
    }

    private PreparedQuery Others()
    {
        var dataset = layout.Dataset;
        return queries.Query(dataset, (row, slots) =>
        {
            Expression? condition = null;
            for (var i = 0; i < fields.Count; i++)
                condition = Expr.And(condition, Expr.Equal(Expr.Field(row, fields[i]), slots.Parameter(fields[i].ValueType, new GivenSource(i))));
            return condition;
        }, row => [Expr.Key(row, dataset), .. time.Fields.Select(f => Expr.Field(row, f))]);
    }

    private readonly record struct Period(long Line, string From, string To);
}

/// <summary>Determines the period of a row, as texts that sort chronologically.</summary>
/// <param name="Fields">The fields that contain the period.</param>
/// <param name="Read">Reads the period from the stored values of the fields; null if they do not define one.</param>
/// <param name="Problem">The problem reported if two periods overlap.</param>
internal sealed record PeriodOfRow(IReadOnlyList<FieldEntry> Fields, Func<IEnumerable<object?>, (string From, string To)?> Read, Problem Problem)
{
    private const string Forever = "9999-12-31";

    private static readonly Problem Twice = Problem.Create("PERIOD_OVERLAP", "有效期与同一主键的另一条记录重叠。", "The validity overlaps with a different row with the same key.");

    /// <summary>Creates the period of a row's validity; unlimited if the dataset is not dated.</summary>
    public static PeriodOfRow Validity(DatasetEntry dataset) => dataset.IsDated
        ? new PeriodOfRow([dataset.ValidFrom!, dataset.ValidTo!], static v => v.ToArray() is [string from, var to] ? (from, to as string ?? Forever) : null, Twice)
        : new PeriodOfRow([], static _ => ("", Forever), Problem.Create("ONE_ONLY", "同一对象已有另一条记录。", "There is already a row for the same object."));

    /// <summary>Creates the period that starts at an instant and lasts a number of hours.</summary>
    public static PeriodOfRow Lasting(FieldEntry start, FieldEntry hours) => new(
        [start, hours],
        static v => v.ToArray() is [string from, long length] ? (from, Instants.Write(Instants.Parse(from).AddHours((double)length / StorageConverters.DecimalScale))) : null,
        Problem.Create("TIME_OVERLAP", "与另一条记录的时间重叠。", "The time overlaps with a different row."));
}
