using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using NetHub.Schema.Sharing.Catalogue;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace NetHub.Tests.Architecture;

/// <summary>A folder uses only what stands to its left.</summary>
public sealed class LayerTests
{
    private const string Root = "NetHub.Schema.";

    private static readonly ArchUnitNET.Domain.Architecture Hub = new ArchLoader()
        .LoadAssemblies(typeof(DataCatalogue).Assembly).Build();

    private static readonly string[] Layers = ["Vocabulary", "Sharing", "Storage", "Querying", "Publishing", "GraphQLApi"];

    private static readonly string[] Data =
    [
        "Regions", "People", "Networks.PartyBuilding", "Networks.Grids", "Networks.CivilizationPractice", "Networks.EnterprisePark",
        "Networks.Assistance", "Networks.Indicators",
    ];

    public static TheoryData<string, string> Forbidden()
    {
        var pairs = new TheoryData<string, string>();
        for (var i = 0; i < Layers.Length; i++)
        {
            foreach (var right in Layers.Skip(i + 1))
                pairs.Add(Layers[i], right);
            foreach (var data in Data)
                pairs.Add(Layers[i], data);
        }

        foreach (var data in Data)
        {
            foreach (var other in Data.Where(o => o != data && o.StartsWith("Networks.", StringComparison.Ordinal)))
                pairs.Add(data, other);
            foreach (var layer in Layers.Skip(1))
                pairs.Add(data, layer);
        }

        foreach (var layer in Layers)
            pairs.Add(layer, "SampleData");
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_folder_does_not_use_what_stands_to_its_right(string left, string right)
    {
        var rule = Types().That().ResideInNamespaceMatching($"^{Root}{left}(\\..*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{Root}{right}(\\..*)?$"))
            .WithoutRequiringPositiveResults();

        rule.Check(Hub);
    }

    [Fact]
    public void Readers_of_files_use_nothing_else_of_the_hub()
    {
        const string readers = @"^NetHub\.Schema\.Publishing\.Reading(\..*)?$";
        var rule = Types().That().ResideInNamespaceMatching(readers)
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^NetHub\..*").And().DoNotResideInNamespaceMatching(readers));

        rule.Check(Hub);
    }

    [Fact]
    public void Only_GraphQLApi_knows_the_GraphQL_engine()
    {
        var offenders = typeof(DataCatalogue).Assembly.GetTypes()
            .Where(t => t.Namespace is { } name && !name.StartsWith(Root + "GraphQLApi", StringComparison.Ordinal))
            .Where(t => t.GetFields(All).Select(f => f.FieldType).Concat(t.GetProperties(All).Select(p => p.PropertyType))
                .Any(u => u.Assembly.GetName().Name is "GraphQL" or "GraphQL-Parser"))
            .Select(t => t.FullName);

        Assert.Empty(offenders);
    }

    private const System.Reflection.BindingFlags All = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
        | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.DeclaredOnly;
}
