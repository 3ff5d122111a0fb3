using System.Text;

namespace NetHub.Tests.Publishing.Import;

public sealed class EncodingTests
{
    private const string Text = "姓名,地址\n张三,岱山县高亭镇\n李四,衢山镇𠮷\n";
    private const int Sample = 64 << 10;

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<byte[]> Valid() =>
    [
        Encoding.UTF8.GetBytes(Text),
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
        Gb18030.GetBytes(Text),
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task UTF_8_and_GB18030_are_read(byte[] bytes)
    {
        var file = await ReadFile.CsvAsync(bytes);

        Assert.Equal(["姓名", "地址"], file.Columns);
        Assert.Equal([["张三", "岱山县高亭镇"], ["李四", "衢山镇𠮷"]], file.Rows.Select(r => r.Cells));
        Assert.Equal(bytes.Length, file.BytesRead);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_character_split_across_buffers_does_not_mislead_encoding_detection(bool isUtf8)
    {
        var encoding = isUtf8 ? Encoding.UTF8 : Gb18030;
        for (var shift = 0; shift < 6; shift++)
        {
            // Digits first, so that the only characters that distinguish the encodings straddle the end of the first buffer.
            var digits = new string('1', Sample - 6 + shift);
            var text = string.Concat(Enumerable.Repeat("舟山𠮷", 20_000));

            var file = await ReadFile.CsvAsync(encoding.GetBytes($"a,b\n{digits},{text}\n"));

            Assert.Equal([digits, text], file.Rows.Single().Cells);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UTF_16_is_refused(bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(Text)];

        var csv = await ReadFile.RefusedAsync(() => ReadFile.CsvAsync(bytes));
        var ndjson = await ReadFile.RefusedAsync(() => ReadFile.NdjsonAsync(bytes));

        Assert.Equal(("INVALID_ENCODING", 1L), (csv.Code, csv.Line));
        Assert.Equal(("INVALID_ENCODING", 1L), (ndjson.Code, ndjson.Line));
    }

    [Theory]
    [InlineData(false, 10)]
    [InlineData(false, 50_000)]
    [InlineData(true, 50_000)]
    public async Task Bytes_that_are_invalid_late_in_the_file_are_refused_with_their_line(bool isGb18030, int line)
    {
        var encoding = isGb18030 ? Gb18030 : Encoding.UTF8;
        var rows = string.Concat(Enumerable.Repeat("张三,岱山\n", line - 2));
        byte[] bytes = [.. encoding.GetBytes($"甲,乙\n{rows}"), .. "x,"u8, 0xFF, 0x20, .. "\n1,2\n3,4\n"u8];

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.CsvAsync(bytes));

        Assert.Equal(("INVALID_ENCODING", line), (refusal.Code, refusal.Line));
    }

    [Fact]
    public async Task A_file_with_a_UTF_8_byte_order_mark_is_never_read_in_another_encoding()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Gb18030.GetBytes(Text)];

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.CsvAsync(bytes));

        Assert.Equal(("INVALID_ENCODING", 1L), (refusal.Code, refusal.Line));
    }

    [Fact]
    public async Task A_file_that_ends_inside_a_character_is_refused()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("列,行\n", 30))), 0xE4, 0xB8];

        var refusal = await ReadFile.RefusedAsync(() => ReadFile.CsvAsync(bytes));

        Assert.Equal(("INVALID_ENCODING", 31L), (refusal.Code, refusal.Line));
    }
}
