using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHub.Tests.Audit;
using NetHub.Tests.Server;

namespace NetHub.Tests.Exporting;

public sealed class ExportLogTests
{
    private const string Personal = "王小青的秘密";
    private const string Asked = "110101199003070017";

    [Fact]
    public async Task An_export_is_logged_under_its_name_in_the_ledger_and_without_values()
    {
        using var heard = new Heard();
        await using var hub = await OwnHub.StartAsync(("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:Microsoft", "Information"));
        hub.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        ManyRegions.Add(hub, Personal, Personal);
        using var plc = await hub.ClientAsync();

        foreach (var accept in new[] { Exports.Ndjson, Exports.Csv, Exports.Xlsx })
        {
            using var response = await plc.ExportAsync("query($name: String!) { regions(where: {or: [{name: {eq: $name}}, {name: {startsWith: \"王\"}}]}) { nodes { name } } }", accept, new { name = Asked });
            await response.Content.ReadAsByteArrayAsync();
        }

        using var refused = await plc.ExportAsync($"{{ regions(where: {{validFrom: {{eq: \"{Personal}\"}}}}) {{ nodes {{ name }} }} }}");
        var metrics = await plc.GetStringAsync("/metrics");
        var names = Ledgers.Entries(hub).Select(static r => r.Text("export")).OfType<string>().Distinct().ToList();
        Assert.Equal(3, names.Count);
        Assert.All(names, n => Assert.Contains($"Export {n}: client plc received 2 rows of regions", heard.Text, StringComparison.Ordinal));
        foreach (var value in new[] { Personal, Asked, "王" })
            Assert.DoesNotContain(value, heard.Text + metrics, StringComparison.Ordinal);
    }
}
