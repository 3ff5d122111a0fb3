using System.Text;
using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Import.Formats;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing.Import;

[Collection(Alone.Name)]
public sealed class BoundedReadingTests
{
    private const int Most = 20 << 20;

    [Theory]
    [InlineData(FileFormat.Csv, "a,b\n", "1234567890,\"岱山县高亭镇\"\n")]
    [InlineData(FileFormat.Ndjson, "", "{\"a\":1234567890,\"b\":\"岱山县高亭镇\"}\n")]
    public async Task A_file_of_50_MB_is_not_held_in_memory(FileFormat format, string header, string row)
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(row, 1000)));
        var pieces = Enumerable.Repeat(block, (50 << 20) / block.Length).Prepend(Encoding.UTF8.GetBytes(header));

        var rows = await ReadHoldingLittleAsync(format, pieces);

        Assert.Equal((50 << 20) / block.Length * 1000, rows.Good);
        Assert.Equal(0, rows.Bad);
    }

    [Theory]
    [InlineData(FileFormat.Csv, "a,b\n", "1,2\n", "1,\"", "\"\n")]
    [InlineData(FileFormat.Csv, "a,b\n", "1,2\n", "1,", "\n")]
    [InlineData(FileFormat.Ndjson, "", "{\"a\":1}\n", "{\"a\":\"", "\"}\n")]
    public async Task An_oversized_value_of_10_MiB_is_skipped(FileFormat format, string header, string good, string before, string after)
    {
        var block = Encoding.UTF8.GetBytes(new string('x', 1 << 20));
        IEnumerable<byte[]> pieces =
        [
            Encoding.UTF8.GetBytes(header + good + before), .. Enumerable.Repeat(block, 10), Encoding.UTF8.GetBytes(after + good),
        ];

        var rows = await ReadHoldingLittleAsync(format, pieces);

        Assert.Equal((2, 1), rows);
    }

    [Fact]
    public async Task An_unclosed_quote_does_not_load_the_rest_of_the_file_into_memory()
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,2\n", 1 << 18)));

        var rows = await ReadHoldingLittleAsync(FileFormat.Csv, Enumerable.Repeat(block, 30).Prepend("a,b\n1,\""u8.ToArray()));

        Assert.Equal((0, 1), rows);
    }

    private static async Task<(int Good, int Bad)> ReadHoldingLittleAsync(FileFormat format, IEnumerable<byte[]> pieces)
    {
        await using var stream = new GeneratedStream(pieces);
        var (good, bad, before) = (0, 0, GC.GetTotalMemory(forceFullCollection: true));
        await using var source = await RowSources.OpenAsync(format, stream, new ReadingLimits(), CancellationToken.None);
        while (await source.ReadAsync(CancellationToken.None) is { } row)
        {
            _ = row.Problem is null ? good++ : bad++;
            if ((good + bad) % 100_000 == 1)
                Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Most);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Most);
        return (good, bad);
    }
}
