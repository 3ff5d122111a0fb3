using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using NetHub.Server.AuditRecording;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Identity.People;

/// <summary>The sign-in page. It needs no script.</summary>
internal static class SignInPage
{
    public const string Path = "/connect/signin";
    public const string ReturnUrl = "returnUrl";
    private const int LongestField = 256;

    private const string Style =
        "body{font:16px system-ui,sans-serif;max-width:22rem;margin:12vh auto;padding:0 1rem;color:#1f2937}h1{font-size:1.4rem}"
        + "label{display:block;margin:.9rem 0 .2rem}input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit}"
        + "button{margin-top:1.2rem;width:100%;padding:.6rem;font:inherit;background:#b91c1c;color:#fff;border:0;border-radius:4px}p{color:#b91c1c}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'; base-uri 'none'";

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet(Path, Show);
        app.MapPost(Path, SignInAsync);
    }

    private static ContentHttpResult Show(HttpContext context, IAntiforgery forms, LanguageChoice language, string? returnUrl) =>
        Page(context, forms, language.IsEnglish(context.Request), returnUrl, hasFailed: false);

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery forms, LanguageChoice language, SignInLimits limits, PeopleSessions people, SignInFailures failures)
    {
        var english = language.IsEnglish(context.Request);
        string? returnUrl = context.Request.Query[ReturnUrl];
        if (!limits.MayTry(context) || !await forms.IsRequestValidAsync(context))
            return Page(context, forms, english, returnUrl, hasFailed: true);
        var form = context.Request.Form;
        var isIn = await people.BeginAsync(Field(form, "name"), Field(form, "password"), Field(form, "code"));
        if (!isIn)
            await failures.OfPersonAsync(await people.NameAsync(Field(form, "name")), context.Connection.RemoteIpAddress);
        return isIn ? TypedResults.LocalRedirect(Local(returnUrl)) : Page(context, forms, english, returnUrl, hasFailed: true);
    }

    private static string Field(IFormCollection form, string name) => form[name] is [{ Length: <= LongestField } value] ? value : "";

    // Redirect only to the authorization endpoint, so that the page is not an open redirect.
    private static string Local(string? returnUrl) =>
        returnUrl is not null && returnUrl.StartsWith(IssuerPaths.AuthorizePath + "?", StringComparison.Ordinal)
        && Uri.IsWellFormedUriString(returnUrl, UriKind.Relative) ? returnUrl : "/";

    private static ContentHttpResult Page(HttpContext context, IAntiforgery forms, bool english, string? returnUrl, bool hasFailed)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        var token = forms.GetAndStoreTokens(context);
        string Words(string chinese, string other) => english ? other : chinese;
        var failure = hasFailed
            ? $"<p role=\"alert\">{Words("登录失败。多次失败后账户将暂时锁定。", "Sign-in failed. After several failures the account is locked for a while.")}</p>"
            : "";
        var action = $"{Path}?{ReturnUrl}={Uri.EscapeDataString(Local(returnUrl))}";
        return TypedResults.Content(
            $"""
            <!doctype html>
            <html lang="{Words("zh-CN", "en")}"><head><meta charset="utf-8"><title>NetHub</title>
            <meta name="viewport" content="width=device-width"><style>{Style}</style></head>
            <body><h1>{Words("登录 NetHub", "Sign in to NetHub")}</h1>{failure}
            <form method="post" action="{HtmlEncoder.Default.Encode(action)}">
            <input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">
            <label for="name">{Words("用户名", "User name")}</label><input id="name" name="name" autocomplete="username" required autofocus>
            <label for="password">{Words("密码", "Password")}</label><input id="password" name="password" type="password" autocomplete="current-password" required>
            <label for="code">{Words("动态验证码（如已启用）", "Authenticator code, if enabled")}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code">
            <button>{Words("登录", "Sign in")}</button></form></body></html>
            """,
            "text/html; charset=utf-8",
            Encoding.UTF8,
            hasFailed ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
    }
}
