using NetHub.Ledger;

namespace NetHub.Tests.Architecture;

/// <summary>A folder uses only folders to its left, and folders do not depend on each other in a cycle.</summary>
public sealed class LayerTests
{
    private static readonly string[] Layers = ["Vocabulary", "Sharing", "Storage", "Querying", "Publishing", "GraphQLApi"];

    private static readonly string[] Data =
    [
        "Regions", "People", "Networks.PartyBuilding", "Networks.Grids", "Networks.CivilizationPractice", "Networks.EnterprisePark",
        "Networks.Assistance", "Networks.Indicators",
    ];

    /// <summary>
    /// The folders of a layer from left to right. Folders separated by a comma do not use each other; a dot is the layer's own folder.
    /// </summary>
    public static TheoryData<string, string> Orders => new()
    {
        { "Vocabulary", "Identifiers ← ." },
        { "Sharing", "Catalog, Cryptography ← Access ← Audit ← Audit.Records ← Workflows ← Policies ← Grants ← Issues, Reports" },
        { "Storage", "Batches, Quality ← . ← Sqlite ← Sqlite.Migrations, Governance, Loading ← Governance.Migrations, AuditIndexing, Rotation" },
        {
            "Querying",
            "Errors ← Query ← Resolving ← Deciding.Rules ← Deciding.Tree ← Deciding.Passes ← Deciding ← Compiling ← Running.Sqlite, Running.Statistics ← Running"
            + " ← Exporting, Quotas, Preflight, Rights ← ."
        },
        {
            "Publishing",
            "Import ← Import.Csv, Import.Ndjson, Import.Xlsx ← Import.Formats ← Problems ← Requests ← Persistence ← Binding ← Validation ← Cases ← Quality, ."
        },
    };

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
    public void A_folder_does_not_use_folders_to_its_right(string left, string right)
    {
        var wrong = TypeGraph.Hub.Crossings.Where(u => u.From.IsIn(left) && u.To.IsIn(right));

        Assert.Empty(wrong);
    }

    /// <summary>The folders of the other projects from left to right.</summary>
    public static TheoryData<string, string> Projects => new()
    {
        { "Ledger", "Chain ← Signing, Records ← Segments ← Reading ← Exporting ← Verifying ← Writing ← ." },
        {
            "Server",
            "Settings, Work ← Data, Http ← Identity.Storage ← Identity.Registrations ← Identity.Samples, Identity.Tokens ← AuditRecording ← Identity.People"
            + " ← Identity.Issuing ← Identity ← Governance, Quality, Transports ← Transports.Subscriptions ← Exporting.Formats, Publishing, Endpoints, Pages ← Exporting"
            + " ← Hosting ← Commands"
        },
    };

    [Fact]
    public void Folders_do_not_depend_on_each_other_in_a_cycle()
    {
        var cycles = new[] { TypeGraph.Hub, TypeGraph.Ledger, TypeGraph.Server }.SelectMany(static g => FolderCycle.All(g.Crossings)).ToList();

        Assert.True(cycles.Count == 0, string.Join(Environment.NewLine, cycles));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Folders_of_a_layer_are_ordered(string layer, string order)
    {
        var places = Places(layer, order);
        var folders = TypeGraph.Hub.Folders.Where(f => f == layer || f.StartsWith(layer + ".", StringComparison.Ordinal));

        var wrong = TypeGraph.Hub.Crossings.Where(u => places.TryGetValue(u.From.Folder, out var from) && places.TryGetValue(u.To.Folder, out var to) && from <= to);

        Assert.Empty(wrong);
        Assert.Equal(places.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    /// <summary>An auditor's program uses the ledger without anything that serves data.</summary>
    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("GraphQL")]
    [InlineData("NetHub.Schema")]
    public void The_ledger_does_not_reference(string foreign) =>
        Assert.DoesNotContain(typeof(AuditLedger).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith(foreign, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_of_a_project_stand_in_an_order(string project, string order)
    {
        var graph = project == "Ledger" ? TypeGraph.Ledger : TypeGraph.Server;
        var places = Places("", order);

        var wrong = graph.Crossings.Where(u => places.TryGetValue(u.From.Folder, out var from) && places.TryGetValue(u.To.Folder, out var to) && from <= to);

        Assert.Empty(wrong);
        Assert.Equal(places.Keys.Order(StringComparer.Ordinal), graph.Folders.Where(static f => !f.EndsWith("Migrations", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void File_readers_use_no_other_folder_of_the_hub()
    {
        var wrong = TypeGraph.Hub.Crossings.Where(static u => u.From.IsIn("Publishing.Import") && !u.To.IsIn("Publishing.Import"));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("GraphQL", "GraphQLApi")]
    [InlineData("GraphQLParser", "GraphQLApi")]
    public void Only_one_folder_uses_the_GraphQL_engine(string engine, string folder)
    {
        var wrong = TypeGraph.Hub.Uses.Where(u => u.To.IsIn(engine) && !u.To.IsOfHub && !u.From.IsIn(folder));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("System.Linq.Expressions", "Querying.Compiling")]
    [InlineData("SQLitePCL", "Querying.Running")]
    [InlineData("Microsoft.Data.Sqlite", "Querying.Running")]
    public void Only_one_folder_of_Querying_uses_a_tool(string tool, string room)
    {
        var wrong = TypeGraph.Hub.Uses.Where(u => u.To.IsIn(tool) && !u.To.IsOfHub && u.From.IsIn("Querying") && !u.From.IsIn(room));

        Assert.Empty(wrong);
    }

    private static Dictionary<string, int> Places(string layer, string order) => order.Split('←')
        .SelectMany((folders, place) => folders.Split(',', StringSplitOptions.TrimEntries).Select(f => (Folder: layer.Length == 0 ? f : f == "." ? layer : $"{layer}.{f}", Place: place)))
        .ToDictionary(static f => f.Folder, static f => f.Place);
}
