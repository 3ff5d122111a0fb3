using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NetHub.Server.Identity.Samples;
using NetHub.Tests.Server;

namespace NetHub.Tests.Publishing;

/// <summary>A hub that is killed while it takes a batch has all of it or nothing, and a repetition ends as if nothing had happened.</summary>
public sealed class KilledPublishTests
{
    private const int Kills = 50;
    private const int Rows = 1_500;

    [Fact]
    public async Task Whenever_the_hub_is_killed_a_batch_is_in_or_out_and_can_be_sent_again()
    {
        var directory = Directory.CreateTempSubdirectory("nethub-killed-").FullName;
        try
        {
            SmallDatabase.CreateIn(directory);
            var (random, inside, longest) = (new Random(20261124), 0, 400);
            for (var round = 0; round < Kills; round++)
            {
                using (var hub = await HubProcess.ServeAsync(directory))
                {
                    if (round > 0)
                        longest = await RepeatAsync(hub.Url, directory, round - 1);
                    using var http = await ClientAsync(hub.Url);
                    var sent = PublishAsync(http, round);
                    await Task.Delay(random.Next(longest));
                    await hub.KillAsync();
                    await Task.WhenAny(sent, Task.Delay(TimeSpan.FromSeconds(10)));
                    _ = sent.Exception;
                }

                var stored = Count(directory, round);
                Assert.True(stored is 0 or Rows, $"round {round}: {stored} rows");
                Assert.Equal(Changes(directory, round), stored);
                inside += stored == 0 ? 0 : 1;
            }

            // Kills hit before the end, and after it.
            Assert.InRange(inside, 1, Kills - 1);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // What was killed before is sent again; gives how long that takes, as a measure of when to kill the next.
    private static async Task<int> RepeatAsync(string url, string directory, int round)
    {
        using var http = await ClientAsync(url);
        var start = Environment.TickCount64;
        using var response = await PublishAsync(http, round);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.True(response.IsSuccessStatusCode, answer.RootElement.ToString());
        Assert.Equal(Rows, answer.RootElement.GetProperty("counts").GetProperty("inserted").GetInt32());
        Assert.Equal(Rows, Count(directory, round));
        return Math.Max(50, (int)(Environment.TickCount64 - start) * 3 / 2);
    }

    private static async Task<HttpResponseMessage> PublishAsync(HttpClient http, int round)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/publish/PartyOrganization") { Content = new StringContent(File(round), Encoding.UTF8, "text/csv") };
        request.Headers.Add("Idempotency-Key", "round-" + round.ToString(CultureInfo.InvariantCulture));
        return await http.SendAsync(request);
    }

    private static string File(int round)
    {
        var text = new StringBuilder("partyOrgCode,name,orgType,regionCode,isParkOrg,fullMemberCount,probationaryCount,weakLaxFlag,demoFlag,status\n");
        for (var i = 0; i < Rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"R{round}-{i},党支部,BRANCH,431021000000,false,5,0,false,false,ACTIVE\n");
        return text.ToString();
    }

    private static int Count(string directory, int round) => Scalar(directory, $"SELECT count(*) FROM PartyOrganization WHERE PartyOrgCode LIKE 'R{round}-%'");

    private static int Changes(string directory, int round) => Scalar(directory,
        $"SELECT count(*) FROM DataChange c JOIN PartyOrganization o ON o.PartyOrgId = c.RowKey WHERE c.Dataset = 'PartyOrganization' AND o.PartyOrgCode LIKE 'R{round}-%'");

    private static int Scalar(string directory, string sql) => Convert.ToInt32(SmallDatabase.Execute(SmallDatabase.PathIn(directory), sql), CultureInfo.InvariantCulture);

    private static async Task<HttpClient> ClientAsync(string url)
    {
        var http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "org",
            ["client_secret"] = SampleClients.Secret("org"),
        });
        using var response = await http.PostAsync("/connect/token", form);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.RootElement.GetProperty("access_token").GetString());
        return http;
    }
}
