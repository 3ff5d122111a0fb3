using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Audit;

/// <summary>Whoever was read for a purpose can be told of it: his token is with the record, whether he was masked or not, and nobody else's.</summary>
[Collection(HubFixture.Name)]
public sealed class RecordedSubjectsTests(HubFixture data)
{
    [Theory]
    [InlineData("{ persons(first: 7) { nodes { personId mobile } } }", 7)]
    [InlineData("{ persons(first: 7) { edges { node { personId mobile } } } }", 7)]
    [InlineData("{ persons(first: 7) { nodes { personId name } } }", 0)]
    [InlineData("{ persons { totalCount aggregate { count } } }", 0)]
    [InlineData("{ regions(first: 7) { nodes { name } } }", 0)]
    public async Task Rows_that_show_what_needs_a_purpose_are_recorded_with_whom_they_are_about(string query, int subjects)
    {
        var entry = await AskAsync("psb", query);

        Assert.Equal("OK", entry.Outcome);
        Assert.Equal(subjects, entry.Subjects?.Count ?? 0);
    }

    [Fact]
    public async Task Each_row_has_the_token_of_its_person_and_a_person_always_the_same()
    {
        var tokens = new SubjectTokens(new HubKeys(data.Secret));
        var ids = new OpaqueIds(new HubKeys(data.Secret));
        var keys = data.Data("psb", "{ persons(first: 3) { nodes { personId } } }").GetProperty("persons").GetProperty("nodes").EnumerateArray()
            .Select(p => ids.Decode("PSB", "Person", p.GetProperty("personId").GetString()!)!.Value).ToList();

        var first = await AskAsync("psb", "{ persons(first: 3) { nodes { mobile } } }");
        var again = await AskAsync("psb", "query Again { persons(first: 3) { nodes { idNumber } } }");

        Assert.Equal(keys.Select(k => tokens.Of(SubjectKind.Person, k)).ToHashSet(), first.Subjects!.ToHashSet());
        Assert.Equal(first.Subjects!.ToHashSet(), again.Subjects!.ToHashSet());
        Assert.NotEqual(tokens.Of(SubjectKind.Person, keys[0]), new SubjectTokens(new HubKeys(new byte[32])).Of(SubjectKind.Person, keys[0]));
        Assert.NotEqual(tokens.Of(SubjectKind.Person, keys[0]), tokens.Of(SubjectKind.Household, keys[0]));
    }

    [Fact]
    public async Task Rows_are_counted_by_dataset_and_groups_that_were_kept_back_too()
    {
        var rows = await AskAsync("plc", "{ grids(first: 5) { nodes { name officers(first: 2) { nodes { staffName } } } } }");
        var groups = await AskAsync(
            "ldr", "{ assistedHouseholds(where: {villageCode: {within: \"431021102000\"}}) { groupBy(keys: [{field: CAUSE_CODE}]) { key { causeCode } count suppressed } } }");

        Assert.Equal(5, rows.Rows!.Single(static r => r.Dataset == "Grid").Rows);
        Assert.True(rows.Rows!.Single(static r => r.Dataset == "GridAssignment").Rows is > 0 and <= 10);
        Assert.True(groups.SuppressedGroups > 0);
        Assert.Null(groups.Subjects);
    }

    private async Task<AuditEntry> AskAsync(string client, string query)
    {
        var ledger = new HeardLedger();
        using var graph = new HubGraphQL(data.Services.GetRequiredService<QueryEngine>(), data.Services.GetRequiredService<PersonalRows>(), ledger, NullLogger<HubGraphQL>.Instance);
        using var answer = await graph.ExecuteAsync(new GraphQLRequest(query, null, default), HubFixture.CallerOf(client), new GraphQLRequestOptions(), CancellationToken.None);
        return Assert.Single(ledger.Entries);
    }

    private sealed class HeardLedger : AuditLedger
    {
        public List<AuditEntry> Entries { get; } = [];

        public override bool IsWritable => true;

        public override ValueTask<string?> RecordAsync(AuditEntry entry)
        {
            Entries.Add(entry);
            return new ValueTask<string?>((string?)null);
        }
    }
}
