using NetHub.Server.Hosting;
using NetHub.Server.Settings;

namespace NetHub.Tests.Server;

public sealed class SettingsTests : IDisposable
{
    private static readonly string Random = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-settings-").FullName;

    [Fact]
    public void Every_unknown_or_wrong_setting_is_named_at_once()
    {
        var problems = Problems("Development", ("Hub:DataDirektory", "x"), ("Hub:Limits:MaxPages", "1"), ("Hub:TokenMinutes", "soon"), ("Hub:MaxBodyBytes", "1"));

        Assert.Equal(["Hub:DataDirektory", "Hub:Limits:MaxPages", "Hub:MaxBodyBytes", "Hub:TokenMinutes"], problems.Select(Setting).Order());
    }

    [Fact]
    public void Every_limit_must_be_positive()
    {
        var problems = Problems("Development", ("Hub:Export:AtOnce", "0"), ("Hub:Export:MaxRows", "-1"), ("Hub:Export:MaxSeconds", "0"), ("Hub:Clients:Burst", "0"));

        Assert.Equal(["Hub:Clients:Burst", "Hub:Export:AtOnce", "Hub:Export:MaxRows", "Hub:Export:MaxSeconds"], problems.Select(Setting).Order());
    }

    [Fact]
    public void Production_needs_a_secret_and_no_sample_data()
    {
        var problems = Problems("Production", ("Hub:SampleData", "true"));

        Assert.Equal(["Hub:SampleData", "Hub:Secret", "Hub:TrustedProxies"], problems.Select(Setting).Order());
    }

    [Fact]
    public void Production_does_not_create_a_database_by_itself()
    {
        var problems = Problems("Production", ("Hub:Secret", Random), ("Hub:TrustedProxies:0", "127.0.0.1"));

        Assert.Contains("There is no database", Assert.Single(problems).English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=")]
    [InlineData("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")]
    [InlineData("Y2hhbmdlLW1lLWNoYW5nZS1tZS1jaGFuZ2UtbWUtMTI=")]
    public void Production_does_not_start_with_a_handwritten_secret(string secret)
    {
        var problems = Problems("Production", ("Hub:Secret", secret), ("Hub:TrustedProxies:0", "127.0.0.1"));

        Assert.Contains("not random", Assert.Single(problems).English, StringComparison.Ordinal);
    }

    [Fact]
    public void Issuers_are_checked_and_every_problem_is_named()
    {
        var problems = Problems(
            "Production", ("Hub:Secret", Random), ("Hub:TrustedProxies:0", "127.0.0.1"),
            ("Hub:Issuers:hub:Authority", "https://a.example"), ("Hub:Issuers:hub:Audience", "a"),
            ("Hub:Issuers:one:Authority", "http://plain.example"),
            ("Hub:Issuers:two:Audience", "a"), ("Hub:Issuers:two:Tenant", "x"),
            ("Hub:People:IdleMinutes", "0"));

        Assert.Equal(
            ["Hub:Issuers:hub:", "Hub:Issuers:one:Audience", "Hub:Issuers:one:Authority", "Hub:Issuers:two", "Hub:Issuers:two:Tenant", "Hub:People:IdleMinutes"],
            problems.Select(Setting).Order());
    }

    [Fact]
    public void A_file_that_is_not_a_database_is_not_changed()
    {
        var path = Path.Combine(directory, "hub.db");
        File.WriteAllText(path, "This is a letter, and it is long enough to be taken for the header of a database that was damaged by somebody.");

        var problems = Problems("Development");

        Assert.Contains("damaged", Assert.Single(problems).English, StringComparison.Ordinal);
        Assert.StartsWith("This is a letter", File.ReadAllText(path), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private IReadOnlyList<Message> Problems(string environment, params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Key, s => (string?)s.Value);
        all["Hub:DataDirectory"] = directory;
        return Assert.Throws<StartupException>(() => HubApplication.Build(new HubStart(Environment: environment, Settings: all))).Problems;
    }

    private static string Setting(Message problem) => problem.English.Split(' ', '.').First(word => word.StartsWith("Hub:", StringComparison.Ordinal));
}
