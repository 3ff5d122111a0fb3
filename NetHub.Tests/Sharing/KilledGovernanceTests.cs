using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using NetHub.Tests.Server;

namespace NetHub.Tests.Sharing;

/// <summary>
/// A hub that is killed while requests are filed, approved and revoked loses nothing that it confirmed and stores nothing partially.
/// </summary>
public sealed class KilledGovernanceTests
{
    private const int Kills = 6;
    private const string Field = "ServiceOrder.content";
    private const string Contents = "{ serviceOrders(first: 1) { nodes { content } } }";

    [Fact]
    public async Task After_any_kill_requests_and_grants_are_complete_and_confirmations_hold()
    {
        var directory = Directory.CreateTempSubdirectory("nethub-service-").FullName;
        try
        {
            SmallDatabase.CreateIn(directory);
            var (random, told) = (new Random(20261128), new Told());
            for (var round = 0; round < Kills; round++)
            {
                using var hub = await HubProcess.ServeAsync(directory);
                using var applicant = await hub.ClientAsync("org");
                using var steward = await hub.ClientAsync("plc-steward");
                await ReadsAsync(applicant, directory);
                await SettleAsync(steward, told);
                await CycleAsync(applicant, steward, told);
                var work = WorkAsync(applicant, steward, told);
                await Task.Delay(random.Next(300));
                await hub.KillAsync();
                // The connection breaks, so the work ends.
                await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(10)));
                Assert.False(work.Exception?.GetBaseException() is Xunit.Sdk.XunitException, work.Exception?.GetBaseException().Message);

                Check(directory, told);
            }

            Assert.True(told.Filed.Count >= Kills && told.Revoked.Count >= Kills, $"{told.Filed.Count} filed, {told.Revoked.Count} revoked");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // Checks that the first answer after a restart follows the grants in the store.
    private static async Task ReadsAsync(HttpClient applicant, string directory)
    {
        if (!File.Exists(Store(directory)))
            return;
        var standing = Scalar(directory, "SELECT count(*) FROM Grants WHERE RevokedAt IS NULL");
        var answer = await AskAsync(applicant, Contents, purpose: "DUTY");
        Assert.Equal(standing > 0, !answer.TryGetProperty("errors", out _));
    }

    // Revokes grants that survived a kill, because a request for a permitted field is refused.
    private static async Task SettleAsync(HttpClient steward, Told told)
    {
        var requests = (await AskAsync(steward, "{ sharingRequests { id parts { owner state } } }")).GetProperty("data").GetProperty("sharingRequests");
        foreach (var request in requests.EnumerateArray().Where(static r => r.GetProperty("parts").EnumerateArray().Any(static p => p.GetProperty("state").GetString() == "ACTIVE")))
            await RevokeAsync(steward, request.GetProperty("id").GetString()!, told);
    }

    private static async Task WorkAsync(HttpClient applicant, HttpClient steward, Told told)
    {
        while (true)
            await CycleAsync(applicant, steward, told);
    }

    private static async Task CycleAsync(HttpClient applicant, HttpClient steward, Told told)
    {
        var id = await FileAsync(applicant);
        told.Filed.Add(id);
        var part = (await ActAsync(steward, id, "APPROVE")).GetProperty("parts")[0];
        told.Granted[id] = part.GetProperty("grantId").GetString()!;
        await RevokeAsync(steward, id, told);
        var answer = await AskAsync(applicant, Contents, purpose: "DUTY");
        Assert.True(answer.TryGetProperty("errors", out _), "A revoked grant still permits reading.");
    }

    private static async Task RevokeAsync(HttpClient steward, string id, Told told)
    {
        await ActAsync(steward, id, "REVOKE");
        told.Revoked.Add(id);
    }

    private static void Check(string directory, Told told)
    {
        Assert.Equal("ok", Execute(directory, "PRAGMA integrity_check"));
        // Every request has two owners, so two parts.
        Assert.Equal(0, Scalar(directory, "SELECT count(*) FROM Requests r WHERE (SELECT count(*) FROM RequestPart p WHERE p.RequestId = r.Id) <> 2"));
        Assert.Equal(0, Scalar(directory, "SELECT count(*) FROM RequestPart p WHERE NOT EXISTS (SELECT 1 FROM Requests r WHERE r.Id = p.RequestId)"));
        // Every grant has exactly one decision, and both are revoked or neither is.
        Assert.Equal(0, Scalar(directory, "SELECT count(*) FROM Grants g WHERE (SELECT count(*) FROM RequestPart p WHERE p.GrantId = g.Id AND p.Decider IS NOT NULL AND p.DecidedAt IS NOT NULL) <> 1"));
        Assert.Equal(0, Scalar(directory, "SELECT count(*) FROM RequestPart p WHERE (p.GrantId IS NOT NULL OR p.Decided IN ('Approved', 'Revoked')) AND NOT EXISTS (SELECT 1 FROM Grants g WHERE g.Id = p.GrantId)"));
        Assert.Equal(0, Scalar(directory, "SELECT count(*) FROM RequestPart p JOIN Grants g ON g.Id = p.GrantId WHERE (p.Decided = 'Revoked') <> (g.RevokedAt IS NOT NULL)"));
        foreach (var id in told.Filed)
            Assert.Equal(1, Scalar(directory, $"SELECT count(*) FROM Requests WHERE Id = '{id}'"));
        foreach (var (id, grant) in told.Granted)
            Assert.Equal(grant, Execute(directory, $"SELECT GrantId FROM RequestPart WHERE Id = '{id}/PLC'"));
        foreach (var id in told.Revoked)
            Assert.Equal("Revoked", Execute(directory, $"SELECT Decided FROM RequestPart WHERE Id = '{id}/PLC'"));
    }

    private static string Store(string directory) => Path.Combine(directory, "sharing.db");

    private static object? Execute(string directory, string sql) => SmallDatabase.Execute(Store(directory), sql);

    private static int Scalar(string directory, string sql) => Convert.ToInt32(Execute(directory, sql), CultureInfo.InvariantCulture);

    private static async Task<string> FileAsync(HttpClient applicant)
    {
        var now = DateTimeOffset.UtcNow;
        var input = new
        {
            fields = new[] { Field, "AssistedHousehold.causeCode" },
            level = "FULL",
            usages = new[] { "SHOW" },
            scope = "COUNTY",
            purpose = "DUTY",
            legalBasis = "三定方案",
            plannedUse = "服务订单回访",
            until = now.AddDays(30).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        };
        var filed = await AskAsync(applicant, "mutation($i: AccessRequestInput!) { requestAccess(input: $i) { id } }", new { i = input });
        Assert.False(filed.TryGetProperty("errors", out _), filed.GetRawText());
        return filed.GetProperty("data").GetProperty("requestAccess").GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> ActAsync(HttpClient steward, string id, string action)
    {
        var answer = await AskAsync(
            steward, $"mutation($id: String!) {{ actOnRequest(id: $id, owner: \"PLC\", action: {action}, remark: \"理由\") {{ parts {{ state grantId }} }} }}", new { id });
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

    /// <summary>What the hub confirmed to clients before it was killed.</summary>
    private sealed class Told
    {
        public ConcurrentBag<string> Filed { get; } = [];

        public ConcurrentDictionary<string, string> Granted { get; } = [];

        public ConcurrentBag<string> Revoked { get; } = [];
    }
}
