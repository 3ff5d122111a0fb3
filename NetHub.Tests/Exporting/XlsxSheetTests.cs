using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NetHub.Ledger;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Exporting;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Quotas;
using NetHub.Server.Exporting.Formats;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Exporting;

[Collection(HubFixture.Name)]
public sealed class XlsxSheetTests(HubFixture data)
{
    [Fact]
    public async Task Rows_beyond_a_full_sheet_go_to_the_next_sheet()
    {
        var caller = HubFixture.CallerOf("plc");
        var exports = new HubExports(data.Graph, data.Services.GetRequiredService<QueryEngine>(), data.Services.GetRequiredService<PersonalRows>(), AuditLedger.None, NullLogger<HubExports>.Instance);
        var request = new GraphQLRequest("{ regions { nodes { regionCode name } } }", null, default);
        await using var rows = (await exports.OpenAsync(request, caller, new ExportForm(IsTable: true, English: false), CancellationToken.None)).Rows!;
        var body = new ArrayBufferWriter<byte>();
        using var writer = new XlsxWriter(body, new ExportHead(rows.Name, rows.Columns, HasBom: false), mostRows: 150);
        var count = 0;
        for (; rows.HasRow; await rows.NextAsync())
        {
            writer.Write(rows.Row);
            count++;
        }

        writer.End(new ExportTrailer(new Watermark(caller, rows.Time, "r"), rows, count, EndedBy: null, English: false));

        var file = TableFile.OfXlsx(body.WrittenSpan.ToArray());
        Assert.Equal(["regions", "regions 2", "regions 3", "NetHub"], file.Sheets);
        Assert.Equal(count, file.Rows.Count);
        Assert.Equal(count, file.Rows.DistinctBy(r => r[0]).Count());
    }

    [Fact]
    public void An_unfinished_workbook_cannot_be_opened()
    {
        var body = new ArrayBufferWriter<byte>();

        new XlsxWriter(body, new ExportHead("regions", [], HasBom: false)).Dispose();

        Assert.ThrowsAny<Exception>(() => TableFile.OfXlsx(body.WrittenSpan.ToArray()));
    }
}
