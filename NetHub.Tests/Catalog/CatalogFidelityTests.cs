using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Catalog;

/// <summary>Compares the dataset classes with the list of fields that the departments agreed on.</summary>
public sealed class CatalogFidelityTests
{
    private static readonly DataCatalog Hub = DataCatalog.Discover();

    /// <summary>Fields that are omitted or changed on purpose, each with its reason.</summary>
    private static readonly Dictionary<string, string> Changed = new()
    {
        ["Person.deptPseudonym:missing"] = "left out: personId already shows each department a value of its own, and a second name for it would be a second decision",
        ["PartyMember.annualAppraisal:update"] = "the update cycle is the dataset's; the appraisal changes once a year",
        ["MutualObservation.sectionByTownship:type"] = "a small structure, kept and shown as JSON",
        ["CadreAdmissionCase.stageHistory:type"] = "a small structure, kept and shown as JSON",
        ["ServiceCentre.sevenOnesChecklist:type"] = "a small structure, kept and shown as JSON",
    };

    private static readonly Dictionary<string, string> Masks = new()
    {
        [""] = "None",
        ["M-NAME"] = "Name",
        ["M-ID"] = "Id",
        ["M-PHONE"] = "Phone",
        ["M-ADDR"] = "Address",
        ["M-GEO"] = "Geo",
        ["M-BIRTH"] = "Birth",
        ["M-REG"] = "Region",
        ["M-GEN"] = "Generalise",
        ["M-AMT"] = "Amount",
        ["M-TEXT"] = "Text",
        ["M-NULL"] = "Null",
        ["M-TOK"] = "Token",
        ["M-SUPP"] = "Suppress",
    };

    [Fact]
    public void Every_agreed_field_is_declared_as_agreed()
    {
        var problems = Agreed().SelectMany(Compare).Where(p => !Changed.ContainsKey(p.Key)).Select(p => $"{p.Key}: {p.Detail}").ToList();

        Assert.Empty(problems);
    }

    [Fact]
    public void No_field_is_declared_that_was_not_agreed()
    {
        var agreed = Agreed().Select(r => $"{r["dataset"]}.{r["field"]}").ToHashSet();

        var extra = Agreeable.SelectMany(d => d.Fields).Select(f => f.Coordinate).Where(c => !agreed.Contains(c)).ToList();

        Assert.Empty(extra);
    }

    [Fact]
    public void Every_excused_change_really_exists()
    {
        var found = Agreed().SelectMany(Compare).Select(p => p.Key).ToHashSet();

        Assert.Empty(Changed.Keys.Except(found));
    }

    [Fact]
    public void There_are_56_datasets_in_seven_networks()
    {
        Assert.Equal(56, Agreeable.Count());
        Assert.Equal(7, Agreeable.Select(d => d.Network).Distinct().Count());
    }

    [Fact]
    public void Restricted_fields_state_their_legal_basis_and_are_not_served()
    {
        var restricted = Hub.Datasets.SelectMany(d => d.Fields).Where(f => f.Sharing == SharingType.Restricted).ToList();

        Assert.Equal(["Person.idNumberDigest", "EnterpriseOperation.taxWan"], restricted.Select(f => f.Coordinate).Order(StringComparer.Ordinal).Reverse());
        Assert.All(restricted, f => Assert.False(f.IsServed));
        Assert.All(restricted, f => Assert.NotEmpty(f.Declared.LegalBasis!));
    }

    /// <summary>The datasets that departments share; the hub's own datasets need no agreement.</summary>
    private static IEnumerable<DatasetEntry> Agreeable => Hub.Datasets.Where(d => d.Network != Network.Hub);

    private static IEnumerable<(string Key, string Detail)> Compare(Dictionary<string, string> row)
    {
        var coordinate = $"{row["dataset"]}.{row["field"]}";
        var dataset = Hub.Datasets.FirstOrDefault(d => d.Name == row["dataset"]);
        var field = dataset?.Field(row["field"]);
        if (field is null)
        {
            yield return ($"{coordinate}:missing", "not declared");
            yield break;
        }

        var expectations = new (string Aspect, string Expected, string Actual)[]
        {
            ("network", row["network"], dataset!.Network.ToString().ToUpperInvariant()),
            ("name", row["name_zh"], field.Declared.Chinese),
            ("nullable", row["nullable"], field.IsNullable ? "yes" : "no"),
            ("key", row["key"] == "BK" ? "BK" : "", field.IsKey ? "BK" : ""),
            ("owner", row["owner"], field.Owner),
            ("sharing", row["sharing"], field.Sharing.ToString().ToUpperInvariant()),
            ("sensitivity", row["sensitivity"], field.Declared.Sensitivity.ToString().ToUpperInvariant()),
            ("mask", Masks[row["mask"]], field.Mask.ToString()),
            ("update", row["update_cycle"], dataset.Declared.Updates.ToString().ToUpperInvariant()),
            ("class", row["access_class"], field.AccessClass.ToString().ToUpperInvariant()),
            ("type", KindOf(row["type"]), $"{(field.IsList ? "[]" : "")}{field.Kind}"),
            ("link", TargetOf(row["type"]), row["type"].Contains('→', StringComparison.Ordinal) ? field.Link?.To.Name ?? "" : ""),
        };
        foreach (var (aspect, expected, actual) in expectations.Where(e => e.Expected != e.Actual))
            yield return ($"{coordinate}:{aspect}", $"agreed '{expected}', declared '{actual}'");
    }

    private static string KindOf(string type)
    {
        var isList = type.StartsWith('[');
        var bare = type.Trim('[', ']').Split('(', '→')[0];
        var known = bare switch
        {
            "Date" => "Date",
            "DateTime" => "Instant",
            "ID" => "Id",
            "Dept" => "DepartmentCode",
            "String" or "Text" or "Int" or "Decimal" or "Boolean" or "RegionCode" or "GridCode" or "CreditCode" or "IdNumber" or "MobileNumber" or "Period"
                or "YearMonth" or "GeoPoint" or "GeoPolygon" => bare,
            _ => Hub.CodeLists.Contains(bare) ? "String" : "Enum",
        };
        return (isList ? "[]" : "") + known;
    }

    private static string TargetOf(string type) => type.Contains('→', StringComparison.Ordinal) ? type.Split('→')[1].TrimEnd(']') : "";

    private static List<Dictionary<string, string>> Agreed()
    {
        var lines = CsvFile.Read("Catalog/fields.csv");
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(p => p.First, p => p.Second))];
    }
}
