using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Server.Settings;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>An operation that cannot be recorded is not answered, unless it shows no personal data and the settings allow it.</summary>
public sealed class UnwritableLedgerTests
{
    private const string Personal = "{ persons { nodes { name } } }";
    private const string Impersonal = "{ regions { nodes { name } } }";

    [Theory]
    [InlineData(false, Personal, "UNAVAILABLE")]
    [InlineData(false, Impersonal, "UNAVAILABLE")]
    [InlineData(true, Personal, "UNAVAILABLE")]
    [InlineData(true, "{ persons(where: {name: {eq: \"王小青\"}}) { totalCount } }", "UNAVAILABLE")]
    [InlineData(true, Impersonal, null)]
    public async Task Reads_continue_only_if_they_show_no_personal_data_and_the_settings_allow_it(bool goesOn, string query, string? code)
    {
        var ledger = new BrokenLedger(goesOn);
        await using var hub = await StartAsync(ledger);
        using var plc = await hub.ClientAsync();
        ledger.IsBroken = true;

        using var response = await plc.PostAsJsonAsync("/graphql", new { query });

        Assert.Equal(code is null ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, response.StatusCode);
        if (code is not null)
            Assert.Equal(code, await RunningHub.CodeAsync(response));
        Assert.False(response.Headers.Contains("NetHub-Receipt"));
    }

    [Fact]
    public async Task An_answer_whose_record_fails_at_the_end_is_not_sent()
    {
        var ledger = new BrokenLedger(goesOn: false);
        await using var hub = await StartAsync(ledger);
        using var plc = await hub.ClientAsync();
        ledger.FailsToRecord = true;

        using var response = await plc.PostAsJsonAsync("/graphql", new { query = Impersonal });

        Assert.DoesNotContain("\"nodes\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Exports_and_documents_are_refused_and_the_hub_reports_not_ready()
    {
        var ledger = new BrokenLedger(goesOn: false);
        await using var hub = await StartAsync(ledger);
        using var plc = await hub.ClientAsync();
        ledger.IsBroken = true;

        using var export = await plc.PostAsJsonAsync("/export", new { query = Impersonal });
        using var pushed = await plc.PostAsJsonAsync("/documents", new { documents = new[] { new { name = "a", document = Impersonal } } });
        using var ready = await plc.GetAsync("/health/ready");
        using var known = await plc.GetFromJsonAsync<System.Text.Json.JsonDocument>("/documents");

        Assert.All([export, pushed, ready], static r => Assert.Equal(HttpStatusCode.ServiceUnavailable, r.StatusCode));
        Assert.Contains("\"ledger\":\"unwritable\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, known!.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Not_modified_is_not_answered_without_a_record()
    {
        var ledger = new BrokenLedger(goesOn: false);
        await using var hub = await StartAsync(ledger);
        using var plc = await hub.ClientAsync();
        using var pushed = await plc.PostAsJsonAsync("/documents", new { documents = new[] { new { name = "known", document = Impersonal } } });
        using var first = await plc.GetAsync("/graphql?documentId=known");
        var statuses = new List<HttpStatusCode>();

        foreach (var (isBroken, failsToRecord) in new[] { (false, false), (true, false), (false, true) })
        {
            (ledger.IsBroken, ledger.FailsToRecord) = (isBroken, failsToRecord);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?documentId=known");
            request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
            using var response = await plc.SendAsync(request);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotModified, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable], statuses);
    }

    [Fact]
    public async Task A_second_hub_on_one_ledger_starts_only_with_a_different_node_name()
    {
        await using var hub = await OwnHub.StartAsync();

        var failure = await Assert.ThrowsAsync<StartupException>(() => OwnHub.StartInAsync(hub.Directory));
        var other = await OwnHub.StartInAsync(hub.Directory, null, ("Hub:Ledger:Node", "second"));
        await other.StopAsync();

        Assert.Contains("Hub:Ledger:Node", Assert.Single(failure.Problems).English, StringComparison.Ordinal);
    }

    private static Task<OwnHub> StartAsync(AuditLedger ledger) => OwnHub.StartAsync(services => services.AddSingleton(ledger));

    private sealed class BrokenLedger(bool goesOn) : AuditLedger
    {
        public bool IsBroken { get; set; }

        public bool FailsToRecord { get; set; }

        public override bool IsWritable => !IsBroken;

        public override bool AnswersImpersonalUnrecorded => goesOn;

        public override ValueTask<string?> RecordAsync(AuditEntry entry)
        {
            if ((IsBroken && (entry.IsPersonal || !goesOn)) || FailsToRecord)
                throw new AuditUnavailableException();
            return new ValueTask<string?>((string?)null);
        }
    }
}
