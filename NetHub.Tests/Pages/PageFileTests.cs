using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Server.Pages;
using NetHub.Server.Settings;
using NetHub.Tests.Clients;
using NetHub.Tests.Server;

namespace NetHub.Tests.Pages;

/// <summary>Serving of pages and their files: headers, caching, and the message if they were not built.</summary>
public sealed partial class PageFileTests : IAsyncLifetime
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; "
        + "font-src 'self'; worker-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private OwnHub hub = null!;

    private HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync();
        Http.BaseAddress = hub.Address;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await hub.DisposeAsync();
    }

    [NodeFact]
    public async Task The_page_is_revalidated_each_time_and_loads_only_its_own_files()
    {
        using var response = await Http.GetAsync("/graphiql");
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal(Policy, response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotMatch(InlineScript(), html);
        Assert.All(Addresses().Matches(html), m => Assert.StartsWith("/assets/", m.Groups[1].Value, StringComparison.Ordinal));
    }

    [NodeFact]
    public async Task An_unchanged_page_is_answered_with_not_modified()
    {
        using var first = await Http.GetAsync("/graphiql");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/graphiql");
        again.Headers.IfModifiedSince = first.Content.Headers.LastModified;

        using var second = await Http.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [NodeFact]
    public async Task Files_of_a_page_are_cached_as_immutable()
    {
        foreach (var address in await FilesAsync())
        {
            using var response = await Http.GetAsync(address);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
            Assert.Equal(Policy, response.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Contains(response.Content.Headers.ContentType?.MediaType, new[] { "text/javascript", "text/css", "image/svg+xml" });
            Assert.Empty(response.Content.Headers.ContentEncoding);
        }
    }

    [NodeTheory]
    [InlineData("gzip, br", true)]
    [InlineData("br;q=0", false)]
    [InlineData("gzip", false)]
    public async Task A_large_file_is_compressed_for_clients_that_accept_it(string accept, bool isCompressed)
    {
        var address = (await FilesAsync()).First(f => f.EndsWith(".js", StringComparison.Ordinal));
        var plain = await Http.GetByteArrayAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accept);

        using var response = await Http.SendAsync(request);

        Assert.Equal(isCompressed, response.Content.Headers.ContentEncoding.SingleOrDefault() == "br");
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
        await using var body = await response.Content.ReadAsStreamAsync();
        await using var read = isCompressed ? new BrotliStream(body, CompressionMode.Decompress) : body;
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy);
        Assert.Equal(plain, copy.ToArray());
    }

    [Theory]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets/..%2Fgraphiql%2Findex.html")]
    [InlineData("/assets/..%2F..%2Fappsettings.json")]
    [InlineData("/assets/%2Fetc%2Fpasswd")]
    public async Task A_path_that_is_not_a_page_file_is_not_found(string address)
    {
        using var response = await Http.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Unbuilt_pages_say_what_to_install()
    {
        await using var app = await WithoutPagesAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        using var response = await client.GetAsync("/graphiql");
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("请安装 Node.js", html, StringComparison.Ordinal);
        Assert.Contains("Install Node.js", html, StringComparison.Ordinal);
        Assert.Equal(Policy, response.Headers.GetValues("Content-Security-Policy").Single());
    }

    private async Task<IReadOnlyList<string>> FilesAsync() =>
        [.. Addresses().Matches(await Http.GetStringAsync("/graphiql")).Select(m => m.Groups[1].Value)];

    // Serves pages like a program that was built without Node.js.
    private async Task<WebApplication> WithoutPagesAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new HubOptions { Explorer = true });
        builder.AddHubPages();
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.MapExplorer(ClientAppFiles.Find(hub.Directory));
        await app.StartAsync();
        return app;
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("<script(?![^>]*src=)|\\son[a-z]+=|<style", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();
}
