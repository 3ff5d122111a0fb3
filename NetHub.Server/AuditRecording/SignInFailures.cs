using System.Net;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.AuditRecording;

/// <summary>Records failed sign-ins. Unknown names are left out, since a secret may have been typed as the name.</summary>
internal sealed class SignInFailures(RepeatedEntries entries)
{
    private const string NoToken = "UNAUTHENTICATED";
    private const string WrongSecret = "INVALID_CLIENT";
    private const string WrongPassword = "SIGN_IN_FAILED";

    /// <summary>Rejects a request without a valid token with the status alone, and records it.</summary>
    public async ValueTask RefuseAsync(HttpContext context)
    {
        CallerReader.Refuse(context.Response);
        await OfTokenAsync(RequestOrigin.Address(context));
    }

    /// <summary>Records a missing or invalid token.</summary>
    public ValueTask OfTokenAsync(string? address) => RecordAsync(NoToken, "", null, address);

    /// <summary>Records a wrong secret of a registered client, or an unknown client name.</summary>
    public ValueTask OfClientAsync(string? client, IPAddress? address) => RecordAsync(WrongSecret, client ?? "", null, address?.ToString());

    /// <summary>Records a failed sign-in of a person.</summary>
    /// <param name="person">The person's name; null if it is not registered.</param>
    /// <param name="address">The address of the caller.</param>
    public ValueTask OfPersonAsync(string? person, IPAddress? address) => RecordAsync(WrongPassword, "", person, address?.ToString());

    private async ValueTask RecordAsync(string outcome, string client, string? person, string? address) =>
        await entries.RecordAsync(AuditEntries.Create(AuditAction.SignIn, "", client, outcome, AuditedFields.None) with { Person = person, Address = address });
}
