using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using NetHub.Server.Identity.People;
using NetHub.Server.Identity.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity.Issuing;

/// <summary><c>/connect/authorize</c> and <c>/connect/signout</c>: signs people in and out after OpenIddict has checked the request.</summary>
internal static class AuthorizeEndpoint
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static void MapPeople(this WebApplication app)
    {
        app.MapMethods(IssuerPaths.AuthorizePath, Methods, AuthorizeAsync);
        app.MapMethods(IssuerPaths.SignOutPath, Methods, SignOutAsync);
        app.MapSignIn();
    }

    private static async Task<IResult> AuthorizeAsync(HttpContext context, PeopleSessions people)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The issuer did not read the request.");
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var asksAgain = request.HasPromptValue(PromptValues.Login);
        if (session.Principal is { } principal && !asksAgain && await people.PrincipalAsync(principal, request) is { } person)
            return TokenEndpoint.Issue(person);
        if (request.HasPromptValue(PromptValues.None))
            return TokenEndpoint.Refuse(Errors.LoginRequired);
        if (asksAgain)
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = IssuerPaths.AuthorizePath + Again(context) }, [IdentityConstants.ApplicationScheme]);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, PeopleSessions people)
    {
        if ((await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } session)
            await people.EndAsync(session);
        return TypedResults.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    // Repeats the request after the sign-in, without the prompt that would ask a second time.
    private static QueryString Again(HttpContext context)
    {
        var parameters = context.Request.HasFormContentType ? context.Request.Form.AsEnumerable() : context.Request.Query;
        return QueryString.Create(parameters.Where(static p => p.Key != Parameters.Prompt));
    }
}
