using System.Net;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.AuditRecording;

/// <summary>Records who could not be let in. Names that nobody has are left out: a secret may have been typed in their place.</summary>
internal sealed class SignInFailures(RepeatedEntries entries)
{
    private const string NoToken = "UNAUTHENTICATED";
    private const string WrongSecret = "INVALID_CLIENT";
    private const string WrongPassword = "SIGN_IN_FAILED";

    /// <summary>Answers a request without a good token: the status, and nothing else.</summary>
    public async ValueTask RefuseAsync(HttpContext context)
    {
        CallerReader.Refuse(context.Response);
        await OfTokenAsync(RequestOrigin.Address(context));
    }

    /// <summary>Somebody had no token, or none that is good.</summary>
    public ValueTask OfTokenAsync(string? address) => RecordAsync(NoToken, "", null, address);

    /// <summary>A client that is registered presented a wrong secret, or somebody used a name that no client has.</summary>
    public ValueTask OfClientAsync(string? client, IPAddress? address) => RecordAsync(WrongSecret, client ?? "", null, address?.ToString());

    /// <summary>A person did not get in.</summary>
    /// <param name="person">Who it was, where there is such a person.</param>
    /// <param name="address">Where it was tried.</param>
    public ValueTask OfPersonAsync(string? person, IPAddress? address) => RecordAsync(WrongPassword, "", person, address?.ToString());

    private async ValueTask RecordAsync(string outcome, string client, string? person, string? address) =>
        await entries.RecordAsync(AuditEntries.Create(AuditAction.SignIn, "", client, outcome, AuditedFields.None) with { Person = person, Address = address });
}
