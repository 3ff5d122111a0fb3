using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Exporting;

[Collection(Alone.Name)]
public sealed class ExportMemoryTests
{
    private const int Rows = 200_000;
    private const long MostGrowth = 20 << 20;

    [Theory]
    [InlineData(Exports.Ndjson)]
    [InlineData(Exports.Csv)]
    [InlineData(Exports.Xlsx)]
    public async Task Memory_of_an_export_does_not_grow_with_its_rows(string accept)
    {
        await using var hub = await OwnHub.StartAsync();
        using var plc = await hub.ClientAsync();
        ManyRegions.Add(hub, Rows, length: 150);
        await ReadAsync(plc, accept, static () => 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var (bytes, most) = await ReadAsync(plc, accept, static () => GC.GetTotalMemory(forceFullCollection: true));

        Assert.True(bytes > 4_000_000, $"{bytes} bytes");
        Assert.True(most - before < MostGrowth, $"{before} bytes before, {most} at most");
    }

    // Returns the file size and the highest of ten memory measurements taken while reading it.
    private static async Task<(long Bytes, long Most)> ReadAsync(HttpClient http, string accept, Func<long> measure)
    {
        using var response = await http.BeginExportAsync("{ regions { nodes { id regionCode name fullName } } }", accept);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var (bytes, most, next) = (0L, 0L, 0L);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            bytes += read;
            if (bytes < next)
                continue;
            most = Math.Max(most, measure());
            next += 2_000_000;
        }

        return (bytes, most);
    }
}
