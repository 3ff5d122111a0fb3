using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHub.Server.Identity.Samples;

namespace NetHub.Tests.Server;

/// <summary>For valid and invalid requests alike, logs and metrics contain no values, tokens or secrets.</summary>
public sealed class LogTests
{
    private const string Personal = "王小青的秘密";
    private const string Number = "110101199003070017";

    [Fact]
    public async Task Nothing_that_a_client_sends_is_logged()
    {
        using var heard = new Heard();
        await using var hub = await OwnHub.StartAsync(
            ("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:Microsoft", "Information"), ("Logging:LogLevel:OpenIddict", "Information"), ("Hub:Documents:Systems", "LogOnly"));
        hub.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        using var http = await hub.ClientAsync();
        var token = http.DefaultRequestHeaders.Authorization!.Parameter!;

        await AskAsync(http);
        var metrics = await http.GetStringAsync("/metrics");

        var said = heard.Text + metrics;
        Assert.Contains("an unregistered document", heard.Text, StringComparison.Ordinal);
        Assert.Contains("nethub_operation_duration_seconds", metrics, StringComparison.Ordinal);
        Assert.Contains("code=\"BAD_USER_INPUT\"", metrics, StringComparison.Ordinal);
        foreach (var secret in new[] { Personal, Uri.EscapeDataString(Personal), Number, token, token[..40], SampleClients.Secret("plc"), "not-the-secret" })
            Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Metrics_need_the_token_that_the_settings_name()
    {
        await using var hub = await OwnHub.StartAsync(("Hub:MetricsToken", "of-the-operator"));
        using var http = new HttpClient { BaseAddress = hub.Address };

        using var without = await http.GetAsync("/metrics");
        http.DefaultRequestHeaders.Authorization = new("Bearer", "of-the-operator");
        using var with = await http.GetAsync("/metrics");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, without.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, with.StatusCode);
    }

    private static async Task AskAsync(HttpClient http)
    {
        var query = $"{{ regions(where: {{name: {{eq: \"{Personal}\"}}}}) {{ nodes {{ name }} }} }}";
        await PostAsync(http, new { query });
        await PostAsync(http, new { query = "query($v: String!) { regions(where: {name: {eq: $v}}) { totalCount } }", variables = new { v = Number } });
        await PostAsync(http, new { query = "query($v: Int!) { regions(first: $v) { totalCount } }", variables = new { v = Number } });
        await PostAsync(http, new { query = $"{{ regions(after: \"{Personal}\") {{ totalCount }} }}" });
        await PostAsync(http, new { query = $"{{ {Number} \"{Personal}" });
        await PostAsync(http, new { documentId = Personal });
        using var got = await http.GetAsync($"/graphql?query={Uri.EscapeDataString(query)}");
        using var broken = await http.PostAsync("/graphql", new StringContent($"{{\"query\": \"{Personal}", Encoding.UTF8, "application/json"));
        using var lost = await http.GetAsync($"/lost?x={Number}&y={Uri.EscapeDataString(Personal)}");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "plc", ["client_secret"] = "not-the-secret" });
        using var refused = await http.PostAsync("/connect/token", form);
    }

    private static async Task PostAsync(HttpClient http, object body)
    {
        using var response = await http.PostAsJsonAsync("/graphql", body);
    }
}
