using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NetHub.Server.Identity.Registrations;

namespace NetHub.Server.Identity.Tokens;

/// <summary>Validates tokens of the issuers in the settings: Entra ID and other OpenID Connect issuers.</summary>
internal sealed class ExternalTokens(IssuerSettings issuers, IOptionsMonitor<JwtBearerOptions> schemes)
{
    private static readonly string[] ClientClaims = ["azp", "appid", "client_id"];

    /// <summary>Returns the settings' name of the issuer that validates tokens of <paramref name="issuer"/>, or null if there is none.</summary>
    public string? SchemeOf(string issuer) => issuers.FirstOrDefault(i => i.Value.Claims(issuer)).Key;

    /// <summary>Returns the subject of the token, or null if the token is invalid.</summary>
    public async Task<TokenSubject?> ReadAsync(string scheme, string token)
    {
        var options = schemes.Get(scheme);
        var parameters = options.TokenValidationParameters.Clone();
        parameters.ConfigurationManager = options.ConfigurationManager as BaseConfigurationManager;
        var result = await options.TokenHandlers[0].ValidateTokenAsync(token, parameters);
        return result is { IsValid: true, SecurityToken: JsonWebToken good } ? Subject(scheme, issuers[scheme], good) : null;
    }

    private static TokenSubject? Subject(string scheme, IssuerOptions issuer, JsonWebToken token)
    {
        if (ClientClaims.Select(c => Text(token, c)).FirstOrDefault(static c => c is not null) is not { } client || token.IssuedAt == default)
            return null;
        var (roles, groups) = (Texts(token, issuer.RolesClaim), Texts(token, issuer.GroupsClaim));
        // Entra issues a token for the hub to every program of the tenant; a program without permissions has neither scp nor roles.
        var isDelegated = token.TryGetPayloadValue<object>("scp", out _);
        if (issuer.IsEntra && !isDelegated && roles.Count == 0)
            return null;
        // All tenants share signing keys, so both claims that name the tenant (iss and tid) must name this one.
        if (issuer.IsEntra && Text(token, "tid") != issuer.TenantId.ToString())
            return null;
        var person = issuer.IsEntra && !isDelegated ? null : Text(token, issuer.PersonClaimName);
        return new TokenSubject(
            scheme, client, person == client ? null : person, roles, groups, Entry: null, new DateTimeOffset(token.IssuedAt), new DateTimeOffset(token.ValidTo));
    }

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<object>(claim, out var value) && value is string { Length: > 0 } text ? text : null;

    private static List<string> Texts(JsonWebToken token, string claim) =>
        [.. token.Claims.Where(c => c.Type == claim).Select(static c => c.Value)];
}
