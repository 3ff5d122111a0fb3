using System.Net;
using System.Net.Http.Headers;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Server;

[Collection(HubFixture.Name)]
public sealed class IdentityTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Typename = """{"query":"{ __typename }"}""";

    [Theory]
    [InlineData("plc")]
    [InlineData("prk")]
    [InlineData("twn-431021108")]
    public async Task A_department_gets_a_token_with_its_secret(string client)
    {
        using var response = await hub.PostAsync(Typename, client);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_wrong_secret_gets_no_token()
    {
        using var response = await hub.AskForTokenAsync("plc", "demo-org");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("sysadmin", "SYSTEM_ADMINISTRATOR", false)]
    [InlineData("secadmin", "SECURITY_ADMINISTRATOR", false)]
    [InlineData("auditadmin", "AUDIT_ADMINISTRATOR", true)]
    [InlineData("plc-steward", "STEWARD", true)]
    public async Task Administrators_and_stewards_sign_in_and_read_no_data(string client, string role, bool seesAudit)
    {
        using var viewer = await hub.PostAsync("""{"query":"{ viewer { roles datasets { name } } }"}""", client);
        using var data = await hub.PostAsync("""{"query":"{ regions { totalCount nodes { name } aggregate { count } } }"}""", client);

        Assert.StartsWith("{\"data\":{\"viewer\":{\"roles\":[\"" + role + "\"],\"datasets\":[" + (seesAudit ? "{\"name\":\"AuditRecord\"},{\"name\":\"FieldUsage\"}" : "") + "]}}", await viewer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("UNAUTHORIZED_FIELD_OR_TYPE", await RunningHub.CodeAsync(data));
        Assert.DoesNotContain("桂阳", await data.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_registers_no_documents()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/documents") { Content = new StringContent("""{"documents":[{"name":"a","document":"{ __typename }"}]}""", null, "application/json") };

        using var response = await hub.SendAsync(request, "sysadmin");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_request_without_token_gets_401_and_nothing_else()
    {
        using var response = await hub.PostAsync(Typename, client: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_token_with_one_letter_changed_gets_401()
    {
        var token = await hub.TokenAsync("plc");
        var middle = token.Length / 2;
        var changed = token[..middle] + (token[middle] == 'A' ? 'B' : 'A') + token[(middle + 1)..];
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", changed);

        using var response = await hub.SendAsync(request, client: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
