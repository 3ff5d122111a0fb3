using System.Net.Http.Json;
using System.Text.Json;
using NetHub.Tests.Server;

namespace NetHub.Tests.Sharing;

/// <summary>From a refused view to a granted one and back, as the departments' clients see it.</summary>
public sealed class SharingOverHttpTests : IAsyncLifetime
{
    private OwnHub hub = null!;

    public async Task InitializeAsync() => hub = await OwnHub.StartAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task A_view_is_refused_requested_granted_more_narrowly_used_and_revoked()
    {
        using var applicant = await hub.ClientAsync("org");
        using var steward = await hub.ClientAsync("plc-steward");
        const string Wanted = "{ serviceOrders(first: 5) { nodes { orderNo content } } }";

        var preflight = (await AskAsync(applicant, "query($o: String!) { preflight(operation: $o) { verdict proposals { fields level usages scope owners } } }", new { o = Wanted }))
            .GetProperty("data").GetProperty("preflight");
        var proposals = preflight.GetProperty("proposals").EnumerateArray().ToList();

        Assert.NotEqual("ANSWERED", preflight.GetProperty("verdict").GetString());
        Assert.Contains(proposals, static p => p.GetProperty("fields").GetRawText().Contains("ServiceOrder.content", StringComparison.Ordinal));
        foreach (var proposal in proposals)
        {
            var id = await FileAsync(applicant, proposal);
            var approved = await ActAsync(steward, id, "PLC", "APPROVE", "同意");
            Assert.Equal("ACTIVE", approved.GetProperty("parts")[0].GetProperty("state").GetString());
        }

        var answered = await AskAsync(applicant, Wanted, purpose: "DUTY");
        Assert.False(answered.TryGetProperty("errors", out _), answered.GetRawText());
        var grants = (await AskAsync(steward, "{ grants { id department } }")).GetProperty("data").GetProperty("grants");
        Assert.Equal(proposals.Count, grants.GetArrayLength());

        foreach (var request in (await AskAsync(steward, "{ sharingRequests { id } }")).GetProperty("data").GetProperty("sharingRequests").EnumerateArray())
            await ActAsync(steward, request.GetProperty("id").GetString()!, "PLC", "REVOKE", "不再需要");

        Assert.True((await AskAsync(applicant, Wanted, purpose: "DUTY")).TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task A_policy_change_is_replayed_before_approval_and_takes_effect_after_it()
    {
        using var author = await hub.ClientAsync("secadmin");
        using var approver = await hub.ClientAsync("plc-steward");
        using var org = await hub.ClientAsync("org");
        const string Content = "query Contents { serviceOrders(first: 1) { nodes { content } } }";
        Assert.True((await AskAsync(org, Content, purpose: "DUTY")).TryGetProperty("errors", out _));

        var draft = (await AskAsync(author, """mutation { draftPolicy(reason: "纪要", cells: [{network: GRID, class: CASE, department: "ORG", cell: "F·C", why: "纪要"}]) { id state } }"""))
            .GetProperty("data").GetProperty("draftPolicy");
        var id = draft.GetProperty("id").GetString();
        var gained = await UntilAsync(async () => (await AskAsync(approver, "query($d: String) { policyReplay(draft: $d) { department operation coordinate before after } }", new { d = id }))
            .GetProperty("data").GetProperty("policyReplay").EnumerateArray().FirstOrDefault(static r => r.GetProperty("coordinate").GetString() == "ServiceOrder.content"));
        var version = (await AskAsync(approver, "mutation($d: String!) { decidePolicy(id: $d, decision: APPROVED) { policyVersion } }", new { d = id }))
            .GetProperty("data").GetProperty("decidePolicy").GetProperty("policyVersion").GetInt32();

        Assert.Equal(("ORG", "Contents"), (Text(gained, "department"), Text(gained, "operation")));
        Assert.Equal(("[]", """["FULL COUNTY"]"""), (gained.GetProperty("before").GetRawText(), gained.GetProperty("after").GetRawText()));
        var answered = await AskAsync(org, Content, purpose: "DUTY");
        Assert.False(answered.TryGetProperty("errors", out _), answered.GetRawText());
        Assert.Equal(version, answered.GetProperty("extensions").GetProperty("policyVersion").GetInt32());
        Assert.NotEmpty((await AskAsync(approver, "{ unreadFields }")).GetProperty("data").GetProperty("unreadFields").EnumerateArray());
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    // The index of the ledger lags slightly behind.
    private static async Task<JsonElement> UntilAsync(Func<Task<JsonElement>> ask)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await ask() is { ValueKind: not JsonValueKind.Undefined } found)
                return found;
            await Task.Delay(100);
        }

        throw new Xunit.Sdk.XunitException("Nothing was replayed.");
    }

    private static async Task<string> FileAsync(HttpClient applicant, JsonElement proposal)
    {
        var input = JsonSerializer.SerializeToNode(proposal)!.AsObject();
        input.Remove("owners");
        input["purpose"] = "DUTY";
        input["legalBasis"] = "三定方案";
        input["plannedUse"] = "服务订单回访";
        input["until"] = DateTimeOffset.UtcNow.AddDays(30).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        var filed = await AskAsync(applicant, "mutation($i: AccessRequestInput!) { requestAccess(input: $i) { id parts { owner state due } } }", new { i = input });
        Assert.False(filed.TryGetProperty("errors", out _), filed.GetRawText());
        return filed.GetProperty("data").GetProperty("requestAccess").GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> ActAsync(HttpClient http, string id, string owner, string action, string remark)
    {
        var answer = await AskAsync(
            http,
            $"mutation($id: String!, $o: String!, $r: String) {{ actOnRequest(id: $id, owner: $o, action: {action}, remark: $r) {{ parts {{ state grantId possible }} }} }}",
            new { id, o = owner, r = remark });
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data").GetProperty("actOnRequest");
    }

    private static async Task<JsonElement> AskAsync(HttpClient http, string query, object? variables = null, string? purpose = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (purpose is not null)
            request.Headers.Add("NetHub-Purpose", purpose);
        using var response = await http.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
