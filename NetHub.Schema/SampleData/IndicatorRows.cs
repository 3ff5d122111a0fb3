using System.Globalization;
using NetHub.Schema.Networks.Indicators;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>Every figure of the article as stated, with 近, 余, 过 or 预计 as its qualifier, from <c>Indicators.csv</c>, and one counted
/// indicator for each township.</summary>
internal static class IndicatorRows
{
    private const int SmallestGroup = 5;

    public static void Add(SampleWorld world)
    {
        foreach (var line in EmbeddedCsv.Read("Indicators.csv").Select(cells => new Line(cells)))
        {
            if (world.Rows<IndicatorDefinition>().All(d => d.IndicatorCode != line.Code))
                world.Add(Definition(line));
            if (line.Period.Length > 0)
                AddValue(world, line.Code, Article.County, line.Period, line.Value,
                    Enum.Parse<Qualifier>(line.Qualifier, ignoreCase: true), SourceKind.Article, line.Fact);
        }

        foreach (var township in world.Places.Townships)
            AddValue(world, "grid.count", township.Code, "2019", township.Villages.Sum(v => v.Grids.Count), Qualifier.Exact,
                SourceKind.Computed, "Grid");
    }

    private static IndicatorDefinition Definition(Line line) => new()
    {
        IndicatorCode = line.Code,
        Name = line.Name,
        Unit = line.Unit,
        Formula = line.Formula,
        Networks = [.. line.Networks.Split(' ').Select(n => Enum.Parse<Network>(n, ignoreCase: true))],
        OwnerDept = line.Owner,
        MinCellSize = SmallestGroup,
    };

    private static void AddValue(SampleWorld world, string code, string region, string period, decimal? value, Qualifier qualifier,
        SourceKind source, string reference) =>
        world.Add(new IndicatorValue
        {
            ValueId = world.NextId<IndicatorValue>(),
            IndicatorCode = code,
            RegionCode = region,
            Period = period,
            Value = value,
            Qualifier = qualifier,
            SourceKind = source,
            SourceRef = reference,
        });

    private sealed class Line(string[] cells)
    {
        public string Code => cells[0];

        public string Name => cells[1];

        public string Unit => cells[2];

        public string Networks => cells[3];

        public string Owner => cells[4];

        public string Period => cells[5];

        public decimal? Value => cells[6].Length == 0 ? null : decimal.Parse(cells[6], CultureInfo.InvariantCulture);

        public string Qualifier => cells[7];

        public string Fact => cells[8];

        public string Formula => cells[9];
    }
}
