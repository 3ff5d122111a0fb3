using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetHub.Schema.Networks.Grids;
using NetHub.Schema.People;
using NetHub.Schema.Regions;
using NetHub.Schema.SampleData;
using NetHub.Schema.Vocabulary;
using NetHub.Schema.Vocabulary.Identifiers;

namespace NetHub.Tests.SampleData;

public sealed class SampleCountyTests
{
    /// <summary>Real persons named in the article, who must not occur in the hub.</summary>
    private static readonly string[] RealNames =
        ["彭生智", "朱阳辉", "刘典华", "彭国友", "谭宜达", "李满宝", "戴成祥", "朱俊林", "谭剑", "肖井冬", "唐观文", "卢丽娜"];

    [Fact]
    public void The_county_has_at_most_700_000_rows() =>
        Assert.InRange(Sample.County.Tables.Sum(t => t.Rows.Count), 600_000, 700_000);

    [Fact]
    public void Every_dataset_of_every_network_has_rows()
    {
        var modules = typeof(INetworkModule).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(INetworkModule)))
            .Select(t => (INetworkModule)Activator.CreateInstance(t, nonPublic: true)!)
            .Where(m => m.Network != Network.Hub);

        var empty = modules.SelectMany(m => m.Datasets).Except(Sample.County.Tables.Select(t => t.Dataset));

        Assert.Empty(empty);
    }

    [Fact]
    public void Two_builds_with_the_same_seed_are_equal()
    {
        var again = SampleCounty.Build(new SampleOptions());

        Assert.Equal(Hash(Sample.County), Hash(again));
    }

    [Fact]
    public void A_different_seed_gives_different_people_and_the_same_counts()
    {
        var other = SampleCounty.Build(new SampleOptions(Seed: 7));

        var people = other.Tables.Single(t => t.Dataset == typeof(Person)).Rows.Cast<Person>();
        Assert.NotEqual(Sample.Rows<Person>().Take(50).Select(p => p.Name), people.Take(50).Select(p => p.Name));
        Assert.Equal(130_260, other.Tables.Single(t => t.Dataset.Name == "Volunteer").Rows.Count);
        Assert.Equal(2_991, other.Tables.Single(t => t.Dataset == typeof(GridAssignment)).Rows.Cast<GridAssignment>()
            .Count(a => a.ValidTo is null));
    }

    [Fact]
    public void Many_more_orders_do_not_change_other_people()
    {
        var many = SampleCounty.Build(new SampleOptions(Orders: 60_000));

        Assert.Equal(60_000, many.Tables.Single(t => t.Dataset == typeof(ServiceOrder)).Rows.Count);
        Assert.Equal(150_000, many.Tables.Single(t => t.Dataset == typeof(Person)).Rows.Count);
    }

    [Fact]
    public void The_city_adds_its_other_counties_and_keeps_the_county()
    {
        var city = SampleCounty.Build(new SampleOptions(SampleScale.City));
        var grids = city.Tables.Single(t => t.Dataset == typeof(Grid)).Rows.Cast<Grid>().ToList();

        Assert.Equal(997, grids.Count(g => g.ValidTo is null && g.GridCode.StartsWith("431021", StringComparison.Ordinal)));
        Assert.True(grids.Count(g => g.GridCode.StartsWith("4310", StringComparison.Ordinal)) > 4_000);
        Assert.Empty(Links.Broken(city));
    }

    [Fact]
    public void Every_identifier_of_every_row_is_valid()
    {
        var wrong = from table in Sample.County.Tables
                    from property in table.Dataset.GetProperties()
                    let check = Check(property.GetCustomAttributes(false).OfType<FieldAttribute>().FirstOrDefault()?.Scalar)
                    where check is not null && property.PropertyType == typeof(string)
                    from row in table.Rows
                    let text = (string?)property.GetValue(row)
                    where text is not null && !check(text)
                    select $"{table.Dataset.Name}.{property.Name}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Sex_and_birth_date_are_those_of_the_identity_number()
    {
        foreach (var person in Sample.Rows<Person>())
        {
            var number = IdNumber.Parse(person.IdNumber!, synthetic: true);
            Assert.Equal((number.BirthDate, number.SexCode), (person.BirthDate, person.SexCode));
        }
    }

    [Fact]
    public void No_person_has_the_name_of_a_person_in_the_article()
    {
        var names = from table in Sample.County.Tables
                    from property in table.Dataset.GetProperties().Where(p => p.PropertyType == typeof(string))
                    from row in table.Rows
                    let text = (string?)property.GetValue(row)
                    where text is not null && Array.Exists(RealNames, n => text.Contains(n, StringComparison.Ordinal))
                    select $"{table.Dataset.Name}.{property.Name}: {text}";

        Assert.Empty(names.Distinct());
    }

    [Fact]
    public void Person_identity_numbers_and_mobile_numbers_are_different_for_everybody()
    {
        var people = Sample.Rows<Person>().ToList();

        Assert.Equal(people.Count, people.Select(p => p.IdNumber).Distinct().Count());
        Assert.Equal(people.Count(p => p.Mobile is not null), people.Select(p => p.Mobile).OfType<string>().Distinct().Count());
    }

    [Fact]
    public void Every_link_leads_to_a_row() => Assert.Empty(Links.Broken(Sample.County));

    [Fact]
    public void No_two_rows_have_the_same_key() => Assert.Empty(Links.Doubled(Sample.County));

    [Fact]
    public void Coded_values_are_in_their_code_lists()
    {
        var lists = Schema.Sharing.Catalog.CodeLists.Load();
        var wrong = from table in Sample.County.Tables
                    from property in table.Dataset.GetProperties()
                    let list = property.GetCustomAttributes(false).OfType<FieldAttribute>().FirstOrDefault()?.CodeList
                    where list is not null
                    from row in table.Rows
                    from code in property.GetValue(row) switch { string one => [one], IEnumerable<string> many => many, _ => [] }
                    where lists.Find(list, code) is null
                    select $"{table.Dataset.Name}.{property.Name}: {code}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Titles_hold_no_name_of_their_requester()
    {
        Assert.DoesNotContain(Sample.Rows<ServiceOrder>(), o => o.Title.Contains(o.RequesterName, StringComparison.Ordinal));
    }

    [Fact]
    public void Times_of_an_order_follow_one_another()
    {
        var wrong = Sample.Rows<ServiceOrder>().Where(o => o.IssuedAt < o.SubmittedAt || o.ClaimedAt < o.IssuedAt
            || o.CompletedAt < o.ClaimedAt);

        Assert.Empty(wrong);
    }

    [Fact]
    public void An_issuing_branch_is_linked_to_the_grid_of_its_order()
    {
        var links = Sample.Rows<BranchGridLink>().Select(l => (l.GridCode, l.PartyOrgId)).ToHashSet();

        Assert.DoesNotContain(Sample.Rows<ServiceOrder>(), o => o.IssuingPartyOrgId is { } branch && !links.Contains((o.GridCode, branch)));
    }

    [Fact]
    public void A_merged_region_leads_to_its_successor()
    {
        var ended = Sample.Rows<Region>().Single(r => r.ValidTo is not null);

        Assert.Equal("交粮回新村", ended.Name);
        Assert.Contains(Sample.Rows<Region>(), r => r.RegionCode == ended.SuccessorCodes!.Single() && r.ValidTo is null);
    }

    private static Func<string, bool>? Check(Scalar? scalar) => scalar switch
    {
        Scalar.RegionCode => text => RegionCode.TryParse(text, out _),
        Scalar.GridCode => text => GridCode.TryParse(text, out _),
        Scalar.CreditCode => text => CreditCode.TryParse(text, out _, synthetic: true),
        Scalar.IdNumber => text => IdNumber.TryParse(text, out _, synthetic: true),
        Scalar.MobileNumber => text => MobileNumber.TryParse(text, out _),
        Scalar.DepartmentCode => text => DepartmentCode.TryParse(text, out _),
        Scalar.Json or Scalar.GeoPoint or Scalar.GeoPolygon => IsJson,
        _ => null,
    };

    private static bool IsJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.ValueKind == JsonValueKind.Array;
    }

    private static string Hash(SampleCounty county)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in county.Tables)
        {
            var properties = table.Dataset.GetProperties();
            foreach (var row in table.Rows)
                hash.AppendData(Encoding.UTF8.GetBytes(string.Join('|', properties.Select(p => Text(p.GetValue(row))))));
        }

        foreach (var assignment in county.CaseAssignments)
            hash.AppendData(Encoding.UTF8.GetBytes(assignment.ToString()));
        foreach (var owner in county.RowOwners)
            hash.AppendData(Encoding.UTF8.GetBytes(owner.ToString()));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Text(object? value) => value switch
    {
        string text => text,
        IEnumerable<string> many => string.Join(',', many),
        IEnumerable<long> many => string.Join(',', many),
        IFormattable one => one.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}
