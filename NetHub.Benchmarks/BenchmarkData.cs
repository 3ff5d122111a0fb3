using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.SampleData;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using NetHub.Server.Data;

namespace NetHub.Benchmarks;

/// <summary>The measured databases. Each is generated once and reused.</summary>
internal sealed class BenchmarkData(string? directory = null)
{
    /// <summary>The number of orders in the county of all comparisons except growth.</summary>
    public const int ManyOrders = 200_000;

    /// <summary>A hundredth of <see cref="ManyOrders"/>, for growth.</summary>
    public const int FewOrders = ManyOrders / 100;

    private readonly string directory = Path.GetFullPath(directory ?? Path.Combine(Path.GetTempPath(), "nethub-bench"));

    /// <summary>Returns the data directory of a county with this many orders, and generates the county if needed.</summary>
    public string Directory(int orders)
    {
        var path = Path.Combine(directory, $"orders-{orders}");
        System.IO.Directory.CreateDirectory(path);
        var database = new HubDatabase(DatabasePath(orders), DataCatalog.Discover());
        if (database.Check().Status == DatabaseStatus.Ready)
            return path;
        Console.WriteLine($"generating the county with {orders:N0} orders in {path}");
        SampleDatabase.Create(database, new IdentityCipher(Keys(orders)), new SampleOptions(Orders: orders), progress: null);
        return path;
    }

    public string DatabasePath(int orders) => Path.Combine(directory, $"orders-{orders}", "hub.db");

    /// <summary>Builds the engine over a county, without a server.</summary>
    public ServiceProvider Engine(int orders)
    {
        Directory(orders);
        return new ServiceCollection()
            .AddLogging(static logging => logging.ClearProviders())
            .AddHubEngine(DatabasePath(orders), new QueryLimits(), Keys(orders), new Lazy<DataCatalog>(DataCatalog.Discover))
            .BuildServiceProvider();
    }

    // Uses the file from which a hub in Development reads its secret.
    private HubKeys Keys(int orders) => HubKeys.FromFile(Path.Combine(directory, $"orders-{orders}", "hub.key"));
}
