using System.Text.RegularExpressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Server.Transports;

/// <summary>Where a request comes from and why, as its connection and its header <c>NetHub-Purpose</c> say.</summary>
internal static partial class RequestOrigin
{
    public const string PurposeHeader = "NetHub-Purpose";

    // The longest purpose with the longest number of a case.
    private const int LongestPurpose = 128;

    /// <exception cref="BadRequestException">The purpose is no purpose.</exception>
    public static ReadOrigin Of(HttpContext context) => new(Address(context), Purpose((string?)context.Request.Headers[PurposeHeader]));

    public static string? Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    /// <summary>Reads <c>CASE; case=2026-0012</c>; null where nothing is stated.</summary>
    /// <exception cref="BadRequestException">It says something else.</exception>
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

    // A case is a number of a register: letters, digits and what stands between them, so that no name or sentence gets into the ledger.
    [GeneratedRegex(@"^\s*(?<code>DUTY|CASE|STATISTICS|VERIFICATION)\s*(;\s*case=(?<case>[A-Za-z0-9._:/\-]{1,64})\s*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
