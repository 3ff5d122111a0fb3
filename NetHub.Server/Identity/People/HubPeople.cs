using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using NetHub.Server.Identity.Storage;

namespace NetHub.Server.Identity.People;

/// <summary>
/// Configures the sign-in of people at the embedded issuer: password, second factor, lockout, and a session with an idle timeout.
/// </summary>
internal static class HubPeople
{
    private const int ShortestPassword = 12;
    private const string SessionCookie = "nethub-session";
    private const string FormCookie = "nethub-form";

    public static void AddHubPeople(this WebApplicationBuilder builder, PeopleOptions people, LockoutOptions lockout)
    {
        var services = builder.Services;
        services.AddScoped<PeopleSessions>();
        services.AddSingleton<SignInLimits>();
        services.AddIdentityCore<HubPerson>(options => Configure(options, lockout))
            .AddEntityFrameworkStores<IdentityDbContext>().AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<HubPerson>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddAuthentication().AddIdentityCookies();
        // Check for revocation at every use of the session: that is once in a few minutes.
        services.Configure<SecurityStampValidatorOptions>(static stamp => stamp.ValidationInterval = TimeSpan.Zero);
        var isDevelopment = builder.Environment.IsDevelopment();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie => Configure(cookie, people, isDevelopment));
        services.AddAntiforgery(form => Configure(form.Cookie, FormCookie, SameSiteMode.Strict, isDevelopment));
    }

    public static void Configure(IdentityOptions options, LockoutOptions lockout)
    {
        options.Password.RequiredLength = ShortestPassword;
        options.Lockout.MaxFailedAccessAttempts = lockout.Failures;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(lockout.Minutes);
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@";
    }

    private static void Configure(CookieAuthenticationOptions cookie, PeopleOptions people, bool isDevelopment)
    {
        // Lax, because pages of other departments redirect people here to sign in.
        Configure(cookie.Cookie, SessionCookie, SameSiteMode.Lax, isDevelopment);
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(people.IdleMinutes);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = SignInPage.Path;
        cookie.ReturnUrlParameter = SignInPage.ReturnUrl;
    }

    // The prefix binds the cookie to this host and to TLS, which a hub in Development may lack.
    private static void Configure(CookieBuilder cookie, string name, SameSiteMode sameSite, bool isDevelopment)
    {
        cookie.Name = isDevelopment ? name : "__Host-" + name;
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.SameSite = sameSite;
        cookie.HttpOnly = true;
        cookie.Path = "/";
    }
}
