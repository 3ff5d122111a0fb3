using System.Globalization;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Quality;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Quality;

/// <summary>Compares every quality figure of the sample county with handwritten SQL.</summary>
[Collection(HubFixture.Name)]
public sealed class QualityMeasureTests(HubFixture county)
{
    private static readonly Lock Once = new();
    private static IReadOnlyList<QualityFigure>? measured;

    [Fact]
    public void Completeness_counts_missing_values_and_empty_lists()
    {
        var figures = Figures(QualityRule.Completeness);

        Assert.Contains(figures, f => f.Failing > 0 && Field(f).IsList);
        Assert.All(figures, f =>
        {
            var absent = Field(f).IsList ? $"{f.Column()} IS NULL OR {f.Column()} = '[]'" : $"{f.Column()} IS NULL OR {f.Column()} = ''";
            AssertCounts(f, $"SELECT count(*) FROM {f.Dataset}", $"SELECT count(*) FROM {f.Dataset} WHERE {absent}");
        });
    }

    [Fact]
    public void Orphans_are_keys_that_lead_to_no_row_whenever_it_was_valid()
    {
        Assert.All(Figures(QualityRule.Orphans), f =>
        {
            var to = Field(f).Link!.To;
            var key = to.Code?.Property.Name ?? StorageModel.KeyProperty(to);
            AssertCounts(f, $"SELECT count({f.Column()}) FROM {f.Dataset}",
                $"SELECT count(*) FROM {f.Dataset} WHERE {f.Column()} NOT IN (SELECT \"{key}\" FROM {to.Name})");
        });
    }

    [Fact]
    public void Duplicates_are_rows_of_the_same_record_key()
    {
        var figures = Figures(QualityRule.Duplicates);

        Assert.Contains(figures, f => Dataset(f).RecordKey.Count > 2);
        Assert.All(figures, f =>
        {
            var key = Dataset(f).RecordKey.Select(static k => k.Declared.Encrypted ? StorageModel.DigestProperty(k) : k.Property.Name).ToList();
            var given = string.Join(" AND ", key.Select(static k => $"\"{k}\" IS NOT NULL"));
            AssertCounts(f, $"SELECT count(*) FROM {f.Dataset} WHERE {given}", Sharing(f.Dataset, key));
        });
    }

    [Fact]
    public void All_codes_of_the_sample_are_on_their_lists()
    {
        var figures = Figures(QualityRule.Codes);

        Assert.Contains(figures, f => Field(f).Declared.CodeList is not null);
        Assert.Contains(figures, f => Field(f) is { Kind: ValueKind.Enum, IsList: true });
        Assert.All(figures, static f => Assert.Equal(0, f.Failing));
    }

    [Fact]
    public void Equal_name_birthday_and_sex_suggest_one_person_and_mobile_number_adds_certainty()
    {
        var figures = Figures(QualityRule.SamePerson);

        Assert.Equal(["", "mobile"], figures.Select(static f => f.Field).Order());
        AssertCounts(figures.Single(static f => f.Field.Length == 0), "SELECT count(*) FROM Person", Sharing("Person", ["Name", "BirthDate", "SexCode"]));
        AssertCounts(figures.Single(static f => f.Field.Length > 0), "SELECT count(Mobile) FROM Person", Sharing("Person", ["Name", "BirthDate", "SexCode", "Mobile"]));
    }

    [Fact]
    public void The_initial_load_is_not_a_publication_so_freshness_is_not_measured()
    {
        Assert.Empty(Figures(QualityRule.Freshness));
    }

    [Fact]
    public void The_sample_county_is_good_enough()
    {
        var options = new QualityOptions();

        Assert.DoesNotContain(All(), f => f.Score < options.Least(f.Dataset, f.Rule));
    }

    [Fact]
    public void Cancellation_stops_the_measurement()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => Measurer().Measure(county.Catalog.Datasets.First(static d => d.Name == "Person"), cancelled.Token));
    }

    private static string Sharing(string table, IEnumerable<string> key)
    {
        var columns = string.Join(", ", key.Select(static k => $"\"{k}\""));
        var given = string.Join(" AND ", key.Select(static k => $"\"{k}\" IS NOT NULL"));
        return $"SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM {table} WHERE {given} GROUP BY {columns} HAVING count(*) > 1)";
    }

    private QualityMeasurer Measurer() => new(new SqliteContextFactory(county.DatabasePath, county.Catalog), county.Catalog, TimeProvider.System);

    private IReadOnlyList<QualityFigure> All()
    {
        lock (Once)
            return measured ??= [.. Measurer().Datasets.SelectMany(d => Measurer().Measure(d, CancellationToken.None))];
    }

    private List<QualityFigure> Figures(QualityRule rule) => [.. All().Where(f => f.Rule == rule)];

    private DatasetEntry Dataset(QualityFigure figure) => county.Catalog.Datasets.First(d => d.Name == figure.Dataset);

    private FieldEntry Field(QualityFigure figure) => Dataset(figure).Field(figure.Field)!;

    private void AssertCounts(QualityFigure figure, string rows, string failing)
    {
        Assert.Equal(
            (rows, Count(rows), failing, Count(failing)),
            (rows, figure.Rows, failing, figure.Failing));
        Assert.Equal(figure.Rows == 0 ? 1 : 1 - ((double)figure.Failing / figure.Rows), figure.Score);
    }

    private long Count(string sql) => Convert.ToInt64(SmallDatabase.Execute(county.DatabasePath, sql), CultureInfo.InvariantCulture);
}

internal static class FigureColumns
{
    /// <summary>Returns the quoted column of a figure.</summary>
    public static string Column(this QualityFigure figure) => $"\"{char.ToUpperInvariant(figure.Field[0])}{figure.Field[1..]}\"";
}
