using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Transports;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Identity;

namespace NetHub.Tests.Server;

/// <summary>Registered documents, and conditional requests with entity tags.</summary>
public sealed class TrustedDocumentTests : IAsyncLifetime
{
    private const string Text = "query($first: Int = 1) { regions(first: $first) { nodes { name } } }";
    private OwnHub hub = null!;
    private HttpClient plc = null!;
    private HttpClient org = null!;

    public async Task InitializeAsync()
    {
        hub = await OwnHub.StartAsync();
        (plc, org) = (await hub.ClientAsync(), await hub.ClientAsync("org"));
    }

    public async Task DisposeAsync()
    {
        plc.Dispose();
        org.Dispose();
        await hub.DisposeAsync();
    }

    [Fact]
    public async Task A_registered_document_runs_by_name_version_and_digest()
    {
        var stored = (await PushAsync(plc, ("regions", Text)))[0];

        foreach (var id in new[] { "regions", "regions@1", stored.GetProperty("documentId").GetString()! })
        {
            using var posted = await plc.PostAsJsonAsync("/graphql", new { documentId = id, variables = new { first = 1 } });
            using var got = await GetAsync(plc, id);
            Assert.Contains("桂阳县", await posted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains("桂阳县", await got.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_new_text_is_a_new_version_and_the_old_one_still_runs()
    {
        await PushAsync(plc, ("regions", Text));
        await PushAsync(plc, ("regions", Text));

        var second = (await PushAsync(plc, ("regions", "{ regions { totalCount } }")))[0];

        Assert.Equal(2, second.GetProperty("version").GetInt32());
        using var newest = await GetAsync(plc, "regions");
        using var first = await GetAsync(plc, "regions@1");
        Assert.Contains("totalCount", await newest.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("桂阳县", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_another_department_s_documents_finds_nothing()
    {
        var stored = (await PushAsync(plc, ("regions", Text)))[0];
        string[] guesses = ["regions", "regions@1", "regions@0", "regions@-1", "sha256:", stored.GetProperty("documentId").GetString()!, "' OR 1=1 --", new string('x', 5_000)];

        foreach (var id in guesses)
        {
            using var response = await GetAsync(org, id);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("DOCUMENT_NOT_FOUND", await RunningHub.CodeAsync(response));
        }

        Assert.Equal("[]", await org.GetStringAsync("/documents"));
    }

    [Fact]
    public async Task Documents_are_registered_all_or_none_and_every_problem_is_named()
    {
        using var response = await plc.PostAsJsonAsync("/documents", Body(
            ("good", Text), ("broken", "{"), ("unknown", "{ nothing }"), ("no name", Text), ("deep", "{ __schema { types { fields { type { fields { name } } } } } }")));

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            ["broken: GRAPHQL_PARSE_FAILED", "unknown: GRAPHQL_VALIDATION_FAILED", "no name: BAD_USER_INPUT", "deep: DEPTH_EXCEEDED"],
            problem.GetProperty("problems").EnumerateArray().Select(p => string.Join(':', p.GetString()!.Split(':').Take(2))));
        Assert.Equal("[]", await plc.GetStringAsync("/documents"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"documents\":null}")]
    [InlineData("{\"documents\":[null]}")]
    [InlineData("{\"documents\":[{\"name\":null,\"document\":null}]}")]
    [InlineData("[")]
    public async Task A_body_that_registers_nothing_is_refused(string body)
    {
        using var content = new StringContent(body, null, "application/json");

        using var response = await plc.PostAsync("/documents", content);

        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Unregistered_documents_are_refused_if_the_settings_require_registration()
    {
        await using var strict = await OwnHub.StartAsync(("Hub:Documents:Systems", "TrustedOnly"));
        using var client = await strict.ClientAsync();
        await PushAsync(client, ("regions", Text));

        using var known = await client.PostAsJsonAsync("/graphql", new { query = Text });
        using var unknown = await client.PostAsJsonAsync("/graphql", new { query = Text + " " });

        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, unknown.StatusCode);
        Assert.Equal("DOCUMENT_NOT_TRUSTED", await RunningHub.CodeAsync(unknown));
    }

    [Fact]
    public async Task Free_documents_are_allowed_separately_for_people_and_systems()
    {
        foreach (var (systems, people) in new[] { ("TrustedOnly", "Free"), ("Free", "TrustedOnly") })
        {
            await using var strict = await OwnHub.StartAsync(("Hub:Documents:Systems", systems), ("Hub:Documents:People", people));
            var policy = strict.Services.GetRequiredService<DocumentPolicy>();
            var request = new WireRequest(Text, null, null, default);
            var caller = HubFixture.CallerOf("plc");

            var ofSystem = await Record.ExceptionAsync(async () => await policy.ResolveAsync(request, new SignedIn(caller, Registries.Token("plc")), CancellationToken.None));
            var ofPerson = await Record.ExceptionAsync(async () => await policy.ResolveAsync(request, new SignedIn(caller, Registries.Token("console", "li")), CancellationToken.None));

            Assert.Equal(systems == "TrustedOnly", ofSystem is BadRequestException);
            Assert.Equal(people == "TrustedOnly", ofPerson is BadRequestException);
        }
    }

    [Fact]
    public async Task An_answer_with_a_known_tag_is_not_modified_until_something_changes()
    {
        await PushAsync(plc, ("regions", Text));
        await hub.SeeVersionAsync(other: null);
        using var first = await GetAsync(plc, "regions");
        var tag = first.Headers.ETag!.ToString();

        using var same = await GetAsync(plc, "regions", tag);
        using var otherVariables = await GetAsync(plc, "regions", tag, """{"first":2}""");
        using var otherLanguage = await GetAsync(plc, "regions", tag, language: "en");
        using var other = await GetAsync(org, "regions", tag);
        await hub.ChangeDataAsync();
        using var changed = await GetAsync(plc, "regions", tag);

        Assert.Equal("no-cache, private", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(0, same.Content.Headers.ContentLength ?? 0);
        Assert.Equal(tag, same.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, otherVariables.StatusCode);
        Assert.Equal(HttpStatusCode.OK, otherLanguage.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task The_same_document_has_different_tags_for_two_departments()
    {
        await PushAsync(plc, ("regions", Text));
        await PushAsync(org, ("regions", Text));

        using var first = await GetAsync(plc, "regions");
        using var second = await GetAsync(org, "regions");

        Assert.NotEqual(first.Headers.ETag!.ToString(), second.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Refusals_and_posts_have_no_tag()
    {
        await PushAsync(plc, ("regions", "query($first: Int!) { regions(first: $first) { nodes { name } } }"));

        using var refused = await GetAsync(plc, "regions", variables: """{"first":5000}""");
        using var posted = await plc.PostAsJsonAsync("/graphql", new { documentId = "regions", variables = new { first = 1 } });

        Assert.Null(refused.Headers.ETag);
        Assert.Equal("PAGE_TOO_LARGE", await RunningHub.CodeAsync(refused));
        Assert.Null(posted.Headers.ETag);
        Assert.Equal("no-store", posted.Headers.CacheControl!.ToString());
    }

    private static async Task<JsonElement> PushAsync(HttpClient http, params (string Name, string Document)[] documents)
    {
        using var response = await http.PostAsJsonAsync("/documents", Body(documents));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static object Body(params (string Name, string Document)[] documents) =>
        new { documents = documents.Select(d => new { name = d.Name, document = d.Document }) };

    private static async Task<HttpResponseMessage> GetAsync(HttpClient http, string id, string? tag = null, string? variables = null, string? language = null)
    {
        var query = $"?documentId={Uri.EscapeDataString(id)}" + (variables is null ? "" : $"&variables={Uri.EscapeDataString(variables)}");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + query);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (language is not null)
            request.Headers.AcceptLanguage.ParseAdd(language);
        return await http.SendAsync(request);
    }
}
