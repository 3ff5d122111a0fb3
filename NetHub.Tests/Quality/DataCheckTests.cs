using System.Text.Json;
using NetHub.Tests.Server;

namespace NetHub.Tests.Quality;

public sealed class DataCheckTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-check-").FullName;

    [Fact]
    public async Task Data_that_is_good_enough_exits_with_0_and_is_shown_dataset_by_dataset()
    {
        SmallDatabase.CreateIn(directory);

        var exit = await HubProcess.RunAsync(directory, "data", "check");

        Assert.Equal((0, ""), (exit.Code, exit.Error));
        Assert.Contains("行政区划 | Region", exit.Output, StringComparison.Ordinal);
        Assert.Contains("规则 | rule", exit.Output, StringComparison.Ordinal);
        Assert.Contains("没有低于阈值的指标 | no figure is below its threshold", exit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_below_its_threshold_exits_with_1_and_is_named()
    {
        SmallDatabase.Execute(SmallDatabase.CreateIn(directory), "UPDATE Region SET Level = 'NONSENSE'");

        var exit = await HubProcess.RunAsync(directory, "data", "check", "--dataset", "region", "--json");
        var other = await HubProcess.RunAsync(directory, "data", "check", "--dataset", "Department");

        Assert.Equal(1, exit.Code);
        using var json = JsonDocument.Parse(exit.Output);
        var below = Assert.Single(json.RootElement.EnumerateArray(), static f => f.GetProperty("isBelow").GetBoolean());
        Assert.Equal(("Region", "CODES", "level", 1), (
            below.GetProperty("dataset").GetString(), below.GetProperty("rule").GetString(), below.GetProperty("field").GetString(), below.GetProperty("failing").GetInt32()));
        Assert.DoesNotContain("NONSENSE", exit.Output, StringComparison.Ordinal);
        Assert.Equal(0, other.Code);
    }

    [Fact]
    public async Task An_unknown_dataset_is_reported()
    {
        SmallDatabase.CreateIn(directory);

        var exit = await HubProcess.RunAsync(directory, "data", "check", "--dataset", "Weather");

        Assert.Equal(1, exit.Code);
        Assert.Contains("There is no dataset Weather", exit.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
