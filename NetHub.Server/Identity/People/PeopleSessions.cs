using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Identity.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity.People;

/// <summary>Signs people in and out, and creates the claims of their tokens.</summary>
internal sealed class PeopleSessions(SignInManager<HubPerson> sessions, IOpenIddictTokenManager tokens, Registry registry)
{
    private const string Stamp = "nethub_stamp";
    private UserManager<HubPerson> People => sessions.UserManager;

    /// <summary>Begins a session. Returns false for every failure, including a lockout, without revealing the reason.</summary>
    public async Task<bool> BeginAsync(string name, string password, string code)
    {
        if (await People.FindByNameAsync(name) is not { } person)
        {
            // Do as much work as for an existing person, so that the response time reveals nothing.
            People.PasswordHasher.HashPassword(new HubPerson(), password);
            return false;
        }

        var checkedPassword = await sessions.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (!checkedPassword.Succeeded || !registry.Current.IsRegistered(RegistrationKind.Person, person.UserName!))
            return false;
        if (person.TwoFactorEnabled && !await IsSecondFactorAsync(person, code))
            return false;
        await People.ResetAccessFailedCountAsync(person);
        await sessions.SignInAsync(person, isPersistent: false, person.TwoFactorEnabled ? "mfa" : "pwd");
        return true;
    }

    /// <summary>Returns the registered form of a person's name, or null for an unknown name.</summary>
    public async Task<string?> NameAsync(string name) => (await People.FindByNameAsync(name))?.UserName;

    /// <summary>Ends the session and revokes every token that the hub issued to the person.</summary>
    public async Task EndAsync(ClaimsPrincipal session)
    {
        if (await People.GetUserAsync(session) is { } person)
        {
            await tokens.RevokeBySubjectAsync(person.Id);
            await People.UpdateSecurityStampAsync(person);
        }

        await sessions.SignOutAsync();
    }

    /// <summary>Returns the token claims of the session's person, or null if the session has ended.</summary>
    public async Task<ClaimsPrincipal?> PrincipalAsync(ClaimsPrincipal session, OpenIddictRequest request)
    {
        if (await People.GetUserAsync(session) is not { } person)
            return null;
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Id)
            .SetClaim(Claims.Name, person.UserName)
            .SetClaim(EmbeddedTokens.PersonClaim, person.UserName)
            .SetClaim(Stamp, await People.GetSecurityStampAsync(person));
        identity.SetScopes(request.GetScopes());
        identity.SetResources(IssuerPaths.Audience);
        identity.SetDestinations(static claim => claim.Type switch
        {
            EmbeddedTokens.PersonClaim => [Destinations.AccessToken],
            Claims.Name => [Destinations.AccessToken, Destinations.IdentityToken],
            _ => [],
        });
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Returns whether an authorization code still belongs to a person who is allowed to sign in.</summary>
    public async Task<bool> IsGoodAsync(ClaimsPrincipal code) =>
        await People.FindByIdAsync(code.GetClaim(Claims.Subject) ?? "") is { } person
        && !await People.IsLockedOutAsync(person)
        && code.GetClaim(Stamp) == await People.GetSecurityStampAsync(person)
        && registry.Current.IsRegistered(RegistrationKind.Person, person.UserName!);

    private async Task<bool> IsSecondFactorAsync(HubPerson person, string code)
    {
        var provider = People.Options.Tokens.AuthenticatorTokenProvider;
        if (await People.VerifyTwoFactorTokenAsync(person, provider, code))
            return true;
        await People.AccessFailedAsync(person);
        return false;
    }
}
