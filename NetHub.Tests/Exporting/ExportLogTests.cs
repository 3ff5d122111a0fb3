using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHub.Tests.Server;

namespace NetHub.Tests.Exporting;

public sealed class ExportLogTests
{
    private const string Personal = "王小青的秘密";
    private const string Asked = "110101199003070017";

    [Fact]
    public async Task An_export_is_logged_with_its_receipt_and_without_a_value()
    {
        using var heard = new Heard();
        await using var hub = await OwnHub.StartAsync(("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:Microsoft", "Information"));
        hub.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        ManyRegions.Add(hub, Personal, Personal);
        using var plc = await hub.ClientAsync();

        var receipts = new List<string>();
        foreach (var accept in new[] { Exports.Ndjson, Exports.Csv, Exports.Xlsx })
        {
            using var response = await plc.ExportAsync("query($name: String!) { regions(where: {or: [{name: {eq: $name}}, {name: {startsWith: \"王\"}}]}) { nodes { name } } }", accept, new { name = Asked });
            receipts.Add(response.Headers.GetValues("NetHub-Receipt").Single());
            await response.Content.ReadAsByteArrayAsync();
        }

        using var refused = await plc.ExportAsync($"{{ regions(where: {{validFrom: {{eq: \"{Personal}\"}}}}) {{ nodes {{ name }} }} }}");
        var metrics = await plc.GetStringAsync("/metrics");
        Assert.All(receipts, r => Assert.Contains($"Export {r} gave plc 2 rows of regions", heard.Text, StringComparison.Ordinal));
        foreach (var value in new[] { Personal, Asked, "王" })
            Assert.DoesNotContain(value, heard.Text + metrics, StringComparison.Ordinal);
    }
}
