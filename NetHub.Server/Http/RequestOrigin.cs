using System.Text.RegularExpressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Server.Http;

/// <summary>Reads the origin of a request: the address of its connection and the purpose in its header <c>NetHub-Purpose</c>.</summary>
internal static partial class RequestOrigin
{
    public const string PurposeHeader = "NetHub-Purpose";

    // Fits the longest purpose with the longest case number.
    private const int LongestPurpose = 128;

    /// <exception cref="BadRequestException">The purpose is invalid.</exception>
    public static ReadOrigin Read(HttpContext context) => new(Address(context), Purpose((string?)context.Request.Headers[PurposeHeader]));

    public static string? Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    /// <summary>Parses a purpose such as <c>CASE; case=2026-0012</c>; returns null if none is stated.</summary>
    /// <exception cref="BadRequestException">The text is not a purpose.</exception>
    public static StatedPurpose? Purpose(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > LongestPurpose || Form().Match(text) is not { Success: true } match)
            throw new BadRequestException(StatusCodes.Status400BadRequest, TransportErrors.BadPurpose());
        var code = Enum.Parse<PurposeCode>(match.Groups["code"].Value, ignoreCase: true);
        var number = match.Groups["case"] is { Success: true } stated ? stated.Value : null;
        return code != PurposeCode.Case || number is not null
            ? new StatedPurpose(code, number)
            : throw new BadRequestException(StatusCodes.Status400BadRequest, TransportErrors.BadPurpose());
    }

    // A case number allows only letters, digits and separators, so that no name or sentence gets into the ledger.
    [GeneratedRegex(@"^\s*(?<code>DUTY|CASE|STATISTICS|VERIFICATION)\s*(;\s*case=(?<case>[A-Za-z0-9._:/\-]{1,64})\s*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
