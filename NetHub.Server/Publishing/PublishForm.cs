using System.Globalization;
using NetHub.Schema.Publishing.Import.Formats;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Batches;
using NetHub.Server.Http;

namespace NetHub.Server.Publishing;

/// <summary>Reads the parameters and headers of a publish request.</summary>
internal static class PublishForm
{
    public const string KeyHeader = "Idempotency-Key";

    /// <exception cref="BadRequestException">A parameter is invalid.</exception>
    public static PublishRequest Order(HttpRequest request, Caller caller, DatasetEntry dataset) => new(
        caller,
        dataset,
        Mode(request.Query["mode"]),
        Flag(request.Query["dryRun"]),
        Text(request.Headers[KeyHeader], PublishRequest.LongestKey, KeyHeader),
        Text(request.Query["source"], PublishRequest.LongestSource, "source") ?? caller.Program);

    /// <exception cref="BadRequestException">The format is unknown.</exception>
    public static FileFormat Format(HttpRequest request)
    {
        if (request.Headers.ContentEncoding is [not null and not "identity"])
            throw new BadRequestException(StatusCodes.Status415UnsupportedMediaType, TransportErrors.Compressed());
        return (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant() switch
        {
            "text/csv" => FileFormat.Csv,
            "application/x-ndjson" or "application/jsonl" => FileFormat.Ndjson,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => FileFormat.Xlsx,
            _ => throw new BadRequestException(StatusCodes.Status415UnsupportedMediaType, TransportErrors.NotPublishable()),
        };
    }

    private static PublishMode Mode(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return PublishMode.Upsert;
        return Enum.TryParse<PublishMode>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) && !int.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? mode
            : throw Bad(TransportErrors.UnknownMode());
    }

    private static bool Flag(string? text) => text switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => throw Bad(TransportErrors.UnknownDryRun()),
    };

    private static string? Text(string? text, int longest, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return text.Length <= longest && !text.Any(char.IsControl) ? text.Trim() : throw Bad(TransportErrors.BadName(name, longest));
    }

    private static BadRequestException Bad(Schema.Querying.Errors.QueryError error) => new(StatusCodes.Status400BadRequest, error);
}
