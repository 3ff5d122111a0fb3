using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using NetHub.Tests.Server;

namespace NetHub.Tests.Identity;

/// <summary>People sign in at the embedded issuer: authorization code with PKCE, password and second factor, and sessions that end.</summary>
public sealed class SignInTests : IAsyncLifetime, IDisposable
{
    private const string Password = "correct-Horse-7-battery";
    private const string Callback = "http://localhost:5080/graphiql";
    private OwnHub hub = null!;
    private HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync(("Hub:Lockout:Failures", "3"));
        browser = Browser();
        await AddAsync("li", new PersonCredential(Password, HasSecondFactor: false));
    }

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task A_person_signs_in_and_reads_as_its_department()
    {
        var (code, verifier) = await CodeAsync(browser, "li", Password);

        var answer = await AskAsync(await TokenAsync(code, verifier));

        Assert.Equal("""{"department":"PLC","client":"console:li","roles":["READER"]}""", answer);
    }

    [Fact]
    public async Task A_session_issues_the_next_code_without_a_new_sign_in()
    {
        await CodeAsync(browser, "li", Password);

        using var again = await browser.GetAsync(Authorize(out _, "&prompt=none"));

        Assert.StartsWith(Callback + "?code=", again.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_session_a_silent_request_returns_login_required()
    {
        using var response = await browser.GetAsync(Authorize(out _, "&prompt=none"));

        Assert.Contains("error=login_required", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("li", "wrong")]
    [InlineData("nobody", Password)]
    [InlineData("", "")]
    [InlineData("li", "")]
    public async Task A_wrong_name_or_password_starts_no_session_and_does_not_say_which_was_wrong(string name, string password)
    {
        using var refused = await SubmitAsync(browser, Authorize(out _), name, password);

        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("登录失败", page, StringComparison.Ordinal);
        Assert.DoesNotContain("session", refused.Headers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_passwords_lock_out_that_person_only()
    {
        await AddAsync("wang", new PersonCredential(Password, HasSecondFactor: false));
        for (var i = 0; i < 3; i++)
            (await SubmitAsync(browser, Authorize(out _), "li", "wrong")).Dispose();

        using var locked = await SubmitAsync(browser, Authorize(out _), "li", Password);
        using var other = await SubmitAsync(browser, Authorize(out _), "wang", Password);

        Assert.Equal(HttpStatusCode.Unauthorized, locked.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task An_address_with_too_many_attempts_is_refused()
    {
        using var page = await SignInPageAsync(browser, Authorize(out _));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "li", ["password"] = Password });
        for (var i = 0; i < 60; i++)
            (await browser.PostAsync("/connect/signin", form)).Dispose();

        using var refused = await SubmitAsync(browser, Authorize(out _), "li", Password);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_second_factor_is_required_where_one_is_set()
    {
        var credential = await AddAsync("zhang", new PersonCredential(Password, HasSecondFactor: true));

        using var without = await SubmitAsync(browser, Authorize(out _), "zhang", Password);
        using var wrong = await SubmitAsync(browser, Authorize(out _), "zhang", Password, "000000");
        using var right = await SubmitAsync(browser, Authorize(out _), "zhang", Password, Totp(credential.AuthenticatorKey!));

        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task A_form_posted_by_another_site_is_refused()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "li", ["password"] = Password });

        using var response = await browser.PostAsync("/connect/signin", form);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/connect/authorize?")]
    [InlineData("/\\evil.example")]
    [InlineData("/connect/authorize?\r\nSet-Cookie: a=b")]
    public async Task Sign_in_never_redirects_to_another_site(string returnUrl)
    {
        using var response = await SubmitAsync(browser, new Uri("/connect/signin?returnUrl=" + Uri.EscapeDataString(returnUrl), UriKind.Relative), "li", Password);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_code_works_once_with_its_verifier_and_redirect_address()
    {
        var (code, verifier) = await CodeAsync(browser, "li", Password);
        Assert.Equal(HttpStatusCode.BadRequest, (await ExchangeAsync(code, "another-verifier-that-is-long-enough-to-be-one")).Status);
        (code, verifier) = await CodeAsync(browser, "li", Password);
        Assert.Equal(HttpStatusCode.BadRequest, (await ExchangeAsync(code, verifier, "http://localhost:5080/")).Status);
        (code, verifier) = await CodeAsync(browser, "li", Password);
        var token = await TokenAsync(code, verifier);

        var replayed = await ExchangeAsync(code, verifier);

        Assert.Equal(HttpStatusCode.BadRequest, replayed.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await RevocationTests.SoonAsync(() => StatusAsync(token), HttpStatusCode.Unauthorized));
    }

    [Theory]
    [InlineData("https://evil.example/callback", "console", true)]
    [InlineData(Callback, "plc", true)]
    [InlineData(Callback, "unknown", true)]
    [InlineData(Callback, "console", false)]
    public async Task A_request_with_a_wrong_client_or_address_or_without_PKCE_is_refused_without_redirect(string callback, string client, bool hasProof)
    {
        var proof = hasProof ? "&code_challenge=abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq&code_challenge_method=S256" : "";

        using var response = await browser.GetAsync($"/connect/authorize?response_type=code&client_id={client}&redirect_uri={Uri.EscapeDataString(callback)}&scope=openid{proof}");

        Assert.DoesNotContain("code=", response.Headers.Location?.Query ?? "", StringComparison.Ordinal);
        Assert.False(response.Headers.Location?.Host == "evil.example");
    }

    [Fact]
    public async Task Signing_out_ends_session_and_tokens()
    {
        var (code, verifier) = await CodeAsync(browser, "li", Password);
        var token = await TokenAsync(code, verifier);

        using var signedOut = await browser.GetAsync("/connect/signout");
        using var again = await browser.GetAsync(Authorize(out _, "&prompt=none"));

        Assert.Contains("error=login_required", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await RevocationTests.SoonAsync(() => StatusAsync(token), HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task An_idle_person_is_signed_out()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var idle = await OwnHub.StartAsync(services => services.AddSingleton<TimeProvider>(clock), ("Hub:People:IdleMinutes", "15"), ("Hub:People:TokenMinutes", "5"));
        await idle.RegisterAsync(r => r.AddPersonAsync(Person("li"), new PersonCredential(Password, HasSecondFactor: false), CancellationToken.None));
        using var busy = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = idle.Address };
        await CodeAsync(busy, "li", Password);

        var whileBusy = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            using var next = await busy.GetAsync(Authorize(out _, "&prompt=none"));
            whileBusy.Add(next.Headers.Location!.Query);
        }

        clock.Advance(TimeSpan.FromMinutes(16));
        using var afterwards = await busy.GetAsync(Authorize(out _, "&prompt=none"));

        Assert.All(whileBusy, static query => Assert.Contains("code=", query, StringComparison.Ordinal));
        Assert.Contains("error=login_required", afterwards.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revocation_ends_session_tokens_and_codes()
    {
        var (code, verifier) = await CodeAsync(browser, "li", Password);
        var token = await TokenAsync(code, verifier);
        var (unused, proof) = await CodeAsync(browser, "li", Password);

        Assert.True(await hub.RegistryAsync(r => r.RevokeAsync(Registration.EmbeddedIssuer, RegistrationKind.Person, "li", CancellationToken.None)));

        Assert.Equal(HttpStatusCode.Unauthorized, await RevocationTests.SoonAsync(() => StatusAsync(token), HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.BadRequest, (await ExchangeAsync(unused, proof)).Status);
        using var again = await browser.GetAsync(Authorize(out _, "&prompt=none"));
        Assert.Contains("error=login_required", again.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_page_has_no_script_cannot_be_framed_and_uses_strict_cookies()
    {
        using var page = await SignInPageAsync(browser, Authorize(out _));

        var cookie = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("script", await page.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<PersonCredential> AddAsync(string name, PersonCredential credential)
    {
        return await hub.RegisterAsync(r => r.AddPersonAsync(Person(name), credential, CancellationToken.None));
    }

    private static Registration Person(string name) => new()
    {
        Issuer = Registration.EmbeddedIssuer,
        Kind = RegistrationKind.Person,
        Value = name,
        Department = "PLC",
        Roles = HubRoles.Reader,
        Clearance = Sensitivity.Personal,
    };

    private HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = hub.Address };

    private static Uri Authorize(out string verifier, string more = "")
    {
        verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return new Uri(
            $"/connect/authorize?response_type=code&client_id=console&redirect_uri={Uri.EscapeDataString(Callback)}&scope=openid&state=s&code_challenge={challenge}&code_challenge_method=S256{more}",
            UriKind.Relative);
    }

    // Acts as a browser: sends the request, follows the redirect to the page, submits the form, and returns with the code.
    private static async Task<(string Code, string Verifier)> CodeAsync(HttpClient browser, string name, string password)
    {
        using var first = await browser.GetAsync(Authorize(out var verifier));
        var location = first.Headers.Location!;
        if (!location.OriginalString.StartsWith(Callback, StringComparison.Ordinal))
        {
            using var signedIn = await SubmitAsync(browser, location, name, password);
            using var back = await browser.GetAsync(signedIn.Headers.Location);
            location = back.Headers.Location!;
        }

        var query = System.Web.HttpUtility.ParseQueryString(location.Query);
        Assert.Equal("s", query["state"]);
        return (query["code"]!, verifier);
    }

    private static async Task<HttpResponseMessage> SignInPageAsync(HttpClient browser, Uri address)
    {
        var page = await browser.GetAsync(address);
        if (page.StatusCode != HttpStatusCode.Redirect)
            return page;
        var location = page.Headers.Location!;
        page.Dispose();
        return await browser.GetAsync(location);
    }

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, Uri address, string name, string password, string code = "")
    {
        using var page = await SignInPageAsync(browser, address);
        var html = await page.Content.ReadAsStringAsync();
        var action = WebUtility.HtmlDecode(Between(html, "action=\"", "\""));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [Between(html, "type=\"hidden\" name=\"", "\"")] = Between(html, "value=\"", "\""),
            ["name"] = name,
            ["password"] = password,
            ["code"] = code,
        });
        return await browser.PostAsync(action, form);
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private async Task<(HttpStatusCode Status, string Body)> ExchangeAsync(string code, string verifier, string callback = Callback)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "console",
            ["code"] = code,
            ["redirect_uri"] = callback,
            ["code_verifier"] = verifier,
        });
        using var response = await browser.PostAsync("/connect/token", form);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<string> TokenAsync(string code, string verifier)
    {
        var (status, body) = await ExchangeAsync(code, verifier);
        Assert.True(status == HttpStatusCode.OK, body);
        using var answer = JsonDocument.Parse(body);
        Assert.False(answer.RootElement.TryGetProperty("refresh_token", out _));
        return answer.RootElement.GetProperty("access_token").GetString()!;
    }

    private async Task<HttpResponseMessage> SendAsync(string token)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await http.GetAsync("/graphql?query={viewer{department client roles}}");
    }

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var response = await SendAsync(token);
        return response.StatusCode;
    }

    private async Task<string> AskAsync(string token)
    {
        using var response = await SendAsync(token);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("data").GetProperty("viewer").GetRawText();
    }

    // RFC 6238 with SHA-1, 30 s and 6 digits, as authenticator apps use it.
    private static string Totp(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30));
#pragma warning disable CA5350 // The standard prescribes SHA-1.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
