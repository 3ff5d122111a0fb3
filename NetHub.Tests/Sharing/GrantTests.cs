using System.Text.Json;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Exporting;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Sharing;

/// <summary>A grant raises the matrix's level only for its fields, scope, department, usages and purpose.</summary>
[Collection(HubFixture.Name)]
public sealed class GrantTests(HubFixture data) : IDisposable
{
    private const string Mobiles = "{ persons(first: 5) { nodes { mobile } } }";
    private const string Households = "{ assistedHouseholds(first: 5) { totalCount nodes { headName villageCode incomePerCapita } } }";
    private readonly GrantedHub hub = new(data);

    public void Dispose() => hub.Dispose();

    [Fact]
    public void A_granted_field_is_shown_and_may_be_used_on_the_granted_rows()
    {
        var before = hub.Ask("dat", Mobiles);

        hub.Add("DAT", ["Person.mobile"]);

        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], before.Codes());
        var after = hub.Ask("dat", Mobiles);
        Assert.Empty(after.Codes());
        Assert.All(after.Texts("mobile").OfType<string>(), static m => Assert.Matches(@"^\d{11}$", m));
        var first = after.Texts("mobile").OfType<string>().First();
        Assert.Single(hub.Ask("dat", $"{{ persons(where: {{mobile: {{eq: \"{first}\"}}}}) {{ nodes {{ mobile }} }} }}").Nodes());
        Assert.Empty(hub.Ask("dat", "{ persons(first: 3, order: [{mobile: ASC}]) { nodes { mobile } } }").Codes());
    }

    [Fact]
    public void A_grant_raises_no_other_field()
    {
        hub.Add("DAT", ["Person.mobile"]);

        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("dat", "{ persons(first: 5) { nodes { idNumber } } }").Codes());
        Assert.All(hub.Ask("dat", "{ persons(first: 5) { nodes { name } } }").Texts("name"), static n => Assert.Contains('*', n!));
        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("ylc", "{ persons(first: 5) { nodes { idNumber } } }").Codes());
    }

    [Fact]
    public void A_grant_permits_only_its_usages()
    {
        hub.Add("DAT", ["Person.mobile"], static g => g with { Usages = [Usage.Show] });

        Assert.Empty(hub.Ask("dat", Mobiles).Codes());
        Assert.Equal(["ARGUMENT_NOT_PERMITTED"], hub.Ask("dat", "{ persons(where: {mobile: {eq: \"13900000001\"}}) { nodes { name } } }").Codes());
    }

    [Fact]
    public void A_masked_grant_shows_the_mask_and_permits_no_filter()
    {
        hub.Add("DAT", ["Person.mobile"], static g => g with { Level = AccessLevel.Masked, Usages = [Usage.Show] });

        Assert.All(hub.Ask("dat", Mobiles).Texts("mobile").OfType<string>(), static m => Assert.Matches(@"^\d{3}\*{4}\d{4}$", m));
        Assert.Equal(["ARGUMENT_NOT_PERMITTED"], hub.Ask("dat", "{ persons(where: {mobile: {eq: \"13900000001\"}}) { nodes { name } } }").Codes());
    }

    [Fact]
    public void A_grant_makes_rows_visible_with_the_granted_field_only()
    {
        var before = hub.Ask("ylc", Households);

        hub.Add("YLC", ["AssistedHousehold.headName"]);

        Assert.Contains("UNAUTHORIZED_FIELD_OR_TYPE", before.Codes());
        var after = hub.Ask("ylc", Households);
        Assert.All(after.Texts("headName"), static n => Assert.DoesNotContain('*', n!));
        Assert.All(after.Nodes(), static n => Assert.Equal(JsonValueKind.Null, n.GetProperty("incomePerCapita").ValueKind));
    }

    [Fact]
    public void A_grant_for_statistics_gives_only_statistics_under_their_rules()
    {
        const string Rows = "{ assistedHouseholds(first: 5) { totalCount nodes { villageCode } } }";
        var before = hub.Ask("ylc", Rows, PurposeCode.Statistics);

        hub.Add("YLC", ["AssistedHousehold.causeCode"], static g => g with
        {
            Level = AccessLevel.Aggregate,
            Usages = [Usage.Filter, Usage.Group, Usage.Aggregate],
            Purpose = PurposeCode.Statistics,
        });

        var groups = hub.Ask("ylc", "{ assistedHouseholds { groupBy(keys: [{field: CAUSE_CODE}]) { count } } }", PurposeCode.Statistics);
        Assert.All(groups.GetProperty("data").GetProperty("assistedHouseholds").GetProperty("groupBy").EnumerateArray(),
            static g => Assert.Equal(0, g.GetProperty("count").GetInt32() % 5));
        Assert.Equal(before.GetProperty("data").GetRawText(), hub.Ask("ylc", Rows, PurposeCode.Statistics).GetProperty("data").GetRawText());
        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("ylc", "{ assistedHouseholds(first: 5) { nodes { causeCode } } }", PurposeCode.Statistics).Codes());
    }

    [Fact]
    public void A_grant_requires_exactly_its_purpose()
    {
        hub.Add("DAT", ["Person.mobile"], static g => g with { Purpose = PurposeCode.Case, Case = "2026-7" });

        Assert.Equal(["PURPOSE_REQUIRED"], hub.Ask("dat", Mobiles, purpose: null).Codes());
        Assert.Equal(["PURPOSE_NOT_PERMITTED"], hub.Ask("dat", Mobiles).Codes());
        Assert.Equal(["PURPOSE_NOT_PERMITTED"], hub.Ask("dat", Mobiles, PurposeCode.Case, "2026-8").Codes());
        Assert.Empty(hub.Ask("dat", Mobiles, PurposeCode.Case, "2026-7").Codes());
    }

    [Fact]
    public void A_client_s_grant_gives_nothing_to_other_clients_or_departments()
    {
        hub.Add("DAT", ["Person.mobile"], static g => g with { Client = "dat-quality" });

        var quality = HubFixture.CallerOf("dat") with { Client = "dat-quality" };
        Assert.Empty(hub.Ask("dat", Mobiles, caller: quality).Codes());
        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("dat", Mobiles).Codes());
        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("ylc", "{ persons(first: 5) { nodes { idNumber } } }").Codes());
    }

    [Fact]
    public void A_grant_begins_ends_and_is_revoked_from_the_next_request()
    {
        var grant = hub.Add("DAT", ["Person.mobile"], static g => g with { From = g.From.AddDays(1), Until = g.From.AddDays(3) });

        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("dat", Mobiles).Codes());
        hub.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(hub.Ask("dat", Mobiles).Codes());
        hub.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromTicks(1));
        Assert.Empty(hub.Ask("dat", Mobiles).Codes());
        hub.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("dat", Mobiles).Codes());
        hub.Clock.AdjustTime(hub.Clock.GetUtcNow().AddDays(-1));
        Assert.Empty(hub.Ask("dat", Mobiles).Codes());
        hub.Revoke(grant);
        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("dat", Mobiles).Codes());
    }

    [Fact]
    public void A_cursor_is_invalid_after_the_policy_changes()
    {
        var grant = hub.Add("DAT", ["Person.mobile"]);
        var cursor = hub.Ask("dat", "{ persons(first: 5, order: [{mobile: ASC}]) { nodes { mobile } pageInfo { endCursor } } }")
            .GetProperty("data").GetProperty("persons").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var next = $"{{ persons(first: 5, after: \"{cursor}\", order: [{{personId: ASC}}]) {{ nodes {{ name }} }} }}";

        hub.Revoke(grant);

        Assert.NotEmpty(hub.Ask("dat", next).Codes());
        Assert.Equal(["CURSOR_INVALID"], hub.Ask("dat", $"{{ persons(first: 5, after: \"{cursor}\") {{ nodes {{ name }} }} }}").Codes());
    }

    [Fact]
    public void Restricted_fields_stay_closed_despite_a_grant()
    {
        var restricted = data.Catalog.Datasets.SelectMany(static d => d.Fields).First(static f => !f.IsServed);

        hub.Add("DAT", [restricted.Coordinate]);

        var caller = hub.Graph.WithPurpose(HubFixture.CallerOf("dat"), HubFixture.OnDuty.Origin);
        Assert.All(Enum.GetValues<Usage>(), usage => Assert.True(hub.Policies.Now.Decide(caller, restricted, usage).IsDenied));
    }

    [Fact]
    public void No_grant_opens_a_gate()
    {
        const string Minors = "{ serviceOrders(where: {involvesMinor: {eq: true}}) { totalCount } }";
        var before = hub.Ask("pub", Minors).GetProperty("data").GetRawText();

        hub.Add("PUB", ["ServiceOrder.involvesMinor", "ServiceOrder.content"]);

        Assert.Equal(before, hub.Ask("pub", Minors).GetProperty("data").GetRawText());
        Assert.NotEqual(before, hub.Ask("plc", Minors).GetProperty("data").GetRawText());
    }

    [Fact]
    public void A_caller_without_a_purpose_has_no_grants()
    {
        hub.Add("DAT", ["Person.mobile"]);
        var mobile = data.Catalog["Person"].Field("mobile")!;

        var forgotten = HubFixture.CallerOf("dat");

        Assert.True(hub.Policies.Now.Decide(forgotten, mobile, Usage.Show).IsDenied);
        Assert.False(hub.Policies.Now.Decide(hub.Graph.WithPurpose(forgotten, HubFixture.OnDuty.Origin), mobile, Usage.Show).IsDenied);
    }

    [Fact]
    public void A_masked_row_opened_by_a_grant_cannot_be_linked_to_other_datasets()
    {
        hub.Add("YLC", ["AssistedHousehold.causeCode", "Volunteer.volunteerNo"]);

        var households = hub.Ask("ylc", "{ assistedHouseholds(first: 500) { nodes { headPersonId } } }").Texts("headPersonId").OfType<string>();
        var volunteers = hub.Ask("ylc", "{ volunteers(first: 1000) { nodes { personId } } }").Texts("personId").OfType<string>().ToHashSet();

        Assert.DoesNotContain(households, volunteers.Contains);
    }

    [Fact]
    public async Task An_export_ends_when_its_grant_is_revoked()
    {
        var grant = hub.Add("DAT", ["Person.mobile"]);
        await using var rows = await hub.ExportAsync("dat", "{ persons { nodes { mobile } } }");
        for (var i = 0; i < 500; i++)
            await rows.NextAsync();

        hub.Revoke(grant);

        var ended = await Assert.ThrowsAsync<QueryRefusedException>(() => TakeAllAsync(rows, atMost: 100));
        Assert.Equal("POLICY_CHANGED", ended.Errors[0].Code);
    }

    [Fact]
    public async Task An_export_ends_if_its_grant_was_revoked_after_planning()
    {
        var grant = hub.Add("DAT", ["Person.mobile"]);

        await using var rows = await hub.ExportAsync("dat", "{ persons { nodes { mobile } } }", () => hub.Revoke(grant));

        var ended = await Assert.ThrowsAsync<QueryRefusedException>(() => TakeAllAsync(rows, atMost: 200));
        Assert.Equal("POLICY_CHANGED", ended.Errors[0].Code);
    }

    [Fact]
    public async Task An_export_ends_if_the_matrix_changed_after_planning()
    {
        var mobile = data.Catalog["Person"].Field("mobile")!;

        await using var rows = await hub.ExportAsync("plc", "{ persons { nodes { mobile } } }", () => hub.Withdraw("PLC", mobile));

        var ended = await Assert.ThrowsAsync<QueryRefusedException>(() => TakeAllAsync(rows, atMost: 200));
        Assert.Equal("POLICY_CHANGED", ended.Errors[0].Code);
    }

    [Fact]
    public async Task An_export_continues_when_another_department_s_grant_ends()
    {
        var grant = hub.Add("YLC", ["AssistedHousehold.headName"]);
        await using var rows = await hub.ExportAsync("plc", "{ grids { nodes { gridCode } } }");

        hub.Revoke(grant);

        Assert.Equal(997, await TakeAllAsync(rows, atMost: 1000));
    }

    [Fact]
    public async Task An_answer_during_a_revocation_is_complete_and_the_next_one_is_refused()
    {
        const string Thousand = "{ persons(first: 1000) { nodes { mobile } } }";
        var grant = hub.Add("DAT", ["Person.mobile"]);
        var isRevoked = false;
        var isAnswered = new TaskCompletionSource();
        var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var answers = new List<(bool BegunAfter, JsonElement Answer)>();
            while (answers.Count == 0 || !answers[^1].BegunAfter)
            {
                answers.Add((Volatile.Read(ref isRevoked), hub.Ask("dat", Thousand)));
                isAnswered.TrySetResult();
            }

            return answers;
        })).ToList();

        await isAnswered.Task;
        hub.Revoke(grant);
        Volatile.Write(ref isRevoked, true);

        var all = (await Task.WhenAll(asking)).SelectMany(static a => a).ToList();
        Assert.All(all, static a => Assert.Contains(a.Answer.Texts("mobile").Count(static m => m is not null), a.Answer.Codes().Length == 0 ? Shown : [0]));
        Assert.All(all.Where(static a => a.BegunAfter), static a => Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], a.Answer.Codes()));
        Assert.Contains(all, static a => a.Answer.Codes().Length == 0);
    }

    [Fact]
    public async Task A_subscription_that_needs_a_grant_ends_with_it()
    {
        var grant = hub.Add("DAT", ["PartyMember.stage"]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var request = new GraphQLRequest("subscription { dataVersionChanged(datasets: [\"PartyMember\"]) { datasets { name } } }", null, default);
        await using var events = hub.Graph.FollowAsync(request, HubFixture.CallerOf("dat"), HubFixture.OnDuty, limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await events.MoveNextAsync());
        Assert.Contains("PartyMember", System.Text.Encoding.UTF8.GetString(events.Current.Body.Span), StringComparison.Ordinal);

        hub.Revoke(grant);

        Assert.False(await events.MoveNextAsync());
    }

    // The possible counts of shown numbers in a complete answer: persons without a number show none.
    private static int[] Shown { get; } = [.. Enumerable.Range(1, 1000)];

    private static async Task<int> TakeAllAsync(ExportedRows rows, int atMost)
    {
        var count = 0;
        for (; rows.HasRow && count <= atMost; count++)
            await rows.NextAsync();
        return count;
    }
}
