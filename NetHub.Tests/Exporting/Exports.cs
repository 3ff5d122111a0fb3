using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace NetHub.Tests.Exporting;

/// <summary>Sends requests to <c>/export</c>.</summary>
internal static class Exports
{
    public const string Ndjson = "application/x-ndjson";
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static HttpRequestMessage Request(string query, string? accept = null, object? variables = null, string path = "/export")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { query, variables }) };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        // Exports in tests are for duty.
        request.Headers.Add("NetHub-Purpose", "DUTY");
        return request;
    }

    public static async Task<HttpResponseMessage> ExportAsync(this HttpClient http, string query, string? accept = null, object? variables = null)
    {
        using var request = Request(query, accept, variables);
        return await http.SendAsync(request);
    }

    /// <summary>Starts an export and returns its headers; the rows arrive as they are read.</summary>
    public static async Task<HttpResponseMessage> BeginExportAsync(this HttpClient http, string query, string? accept = null)
    {
        using var request = Request(query, accept);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static async Task<NdjsonFile> NdjsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        var lines = text[..^1].Split('\n');
        using var last = JsonDocument.Parse(lines[^1]);
        return new NdjsonFile(lines[..^1], last.RootElement.GetProperty("nethub").Clone());
    }

    public static async Task<TableFile> TableAsync(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, System.Text.Encoding.UTF8.GetString(bytes));
        return response.Content.Headers.ContentType?.MediaType == Csv ? TableFile.OfCsv(bytes) : TableFile.OfXlsx(bytes);
    }
}

/// <summary>An NDJSON export: the text of every row, and the last line.</summary>
internal sealed record NdjsonFile(IReadOnlyList<string> Rows, JsonElement Trailer)
{
    public bool IsComplete => Trailer.GetProperty("complete").GetBoolean();

    /// <summary>The code of the first error in the last line; null if there is none.</summary>
    public string? Code => Trailer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
