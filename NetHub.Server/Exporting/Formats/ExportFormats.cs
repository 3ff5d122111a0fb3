using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NetHub.Server.Http;
using NetHub.Server.Transports;

namespace NetHub.Server.Exporting.Formats;

/// <summary>The export formats of the hub; the first one is the default.</summary>
internal static class ExportFormats
{
    private static readonly IExportFormat[] All = [new NdjsonFormat(), new CsvFormat(), new XlsxFormat()];

    /// <exception cref="BadRequestException">The client accepts none of the formats.</exception>
    public static IExportFormat Choose(StringValues accept)
    {
        if (StringValues.IsNullOrEmpty(accept))
            return All[0];
        if (!MediaTypeHeaderValue.TryParseList(accept, out var wishes))
            throw NotAcceptable();
        return All.Where(f => AnswerTypes.Wish(wishes, f.MediaType).Quality > 0).MaxBy(f => AnswerTypes.Wish(wishes, f.MediaType)) ?? throw NotAcceptable();
    }

    private static BadRequestException NotAcceptable() =>
        new(StatusCodes.Status406NotAcceptable, TransportErrors.ExportNotAcceptable(string.Join(", ", All.Select(static f => f.MediaType))));
}
