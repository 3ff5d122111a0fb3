using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NetHub.Ledger;
using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Audit;

/// <summary>
/// A person whose data was read for a purpose can be informed: the record holds the tokens of exactly those persons, masked or not.
/// </summary>
[Collection(HubFixture.Name)]
public sealed class RecordedSubjectsTests(HubFixture data)
{
    [Theory]
    [InlineData("{ persons(first: 7) { nodes { personId mobile } } }", 7)]
    [InlineData("{ persons(first: 7) { edges { node { personId mobile } } } }", 7)]
    [InlineData("{ persons(first: 7) { nodes { personId name } } }", 0)]
    [InlineData("{ persons { totalCount aggregate { count } } }", 0)]
    [InlineData("{ regions(first: 7) { nodes { name } } }", 0)]
    public async Task Rows_that_show_fields_with_a_purpose_are_recorded_with_their_persons(string query, int subjects)
    {
        var entry = await AskAsync("psb", query);

        Assert.Equal("OK", entry.Outcome);
        Assert.Equal(subjects, entry.Subjects?.Count ?? 0);
    }

    [Fact]
    public async Task A_person_has_the_same_token_in_every_record()
    {
        var tokens = new SubjectTokens(new HubKeys(data.Secret));
        var ids = new OpaqueIds(new HubKeys(data.Secret));
        var keys = data.Data("psb", "{ persons(first: 3) { nodes { personId } } }").GetProperty("persons").GetProperty("nodes").EnumerateArray()
            .Select(p => ids.Decode("PSB", "Person", p.GetProperty("personId").GetString()!)!.Value).ToList();

        var first = await AskAsync("psb", "{ persons(first: 3) { nodes { mobile } } }");
        var again = await AskAsync("psb", "query Again { persons(first: 3) { nodes { idNumber } } }");

        Assert.Equal(keys.Select(k => tokens.Create(SubjectKind.Person, k)).ToHashSet(), first.Subjects!.ToHashSet());
        Assert.Equal(first.Subjects!.ToHashSet(), again.Subjects!.ToHashSet());
        Assert.NotEqual(tokens.Create(SubjectKind.Person, keys[0]), new SubjectTokens(new HubKeys(new byte[32])).Create(SubjectKind.Person, keys[0]));
        Assert.NotEqual(tokens.Create(SubjectKind.Person, keys[0]), tokens.Create(SubjectKind.Household, keys[0]));
    }

    [Fact]
    public async Task Records_about_a_person_are_found_by_identity_number()
    {
        var root = Directory.CreateTempSubdirectory("nethub-ledger-").FullName;
        var people = data.Data("psb", "{ persons(first: 2) { nodes { idNumber } } }").GetProperty("persons").GetProperty("nodes");
        var numbers = people.EnumerateArray().Select(static p => p.GetProperty("idNumber").GetString()!).ToList();
        using var key = LedgerKey.FromFile(Path.Combine(root, "ledger.key"));
        await using (var ledger = new FileAuditLedger(Path.Combine(root, "ledger"), key, new LedgerOptions(), TimeProvider.System, NullLogger<FileAuditLedger>.Instance))
        {
            await AskAsync(ledger, "psb", $"query One {{ persons(where: {{idNumber: {{eq: \"{numbers[0]}\"}}}}) {{ nodes {{ mobile }} }} }}");
            await AskAsync(ledger, "psb", $"query Other {{ persons(where: {{idNumber: {{eq: \"{numbers[1]}\"}}}}) {{ nodes {{ mobile }} }} }}");
            await AskAsync(ledger, "psb", "query Both { persons(first: 2) { nodes { mobile } } }");
        }

        var finder = new SubjectFinder(data.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<NetHub.Schema.Storage.HubDbContext>>(), data.Catalog, new HubKeys(data.Secret), new IdentityCipher(new HubKeys(data.Secret)));
        var records = SubjectRecords.Find(Path.Combine(root, "ledger"), finder.Find(numbers[0])!.Value).ToList();

        Assert.Equal(["One", "Both"], records.Select(static r => r.Text("operation")));
        Assert.Null(finder.Find("431021190001010000"));
        var files = string.Concat(Directory.EnumerateFiles(Path.Combine(root, "ledger", "hub"), "*.ndjson").Select(File.ReadAllText));
        Assert.All(numbers, n => Assert.DoesNotContain(n, files, StringComparison.Ordinal));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task Rows_are_counted_by_dataset_and_suppressed_groups_are_counted()
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
        await AskAsync(ledger, client, query);
        return Assert.Single(ledger.Entries);
    }

    private async Task AskAsync(AuditLedger ledger, string client, string query)
    {
        using var graph = new HubGraphQL(data.Services.GetRequiredService<QueryEngine>(), data.Services.GetRequiredService<PersonalRows>(), ledger, NullLogger<HubGraphQL>.Instance);
        using var answer = await graph.ExecuteAsync(new GraphQLRequest(query, null, default), HubFixture.CallerOf(client), HubFixture.OnDuty, CancellationToken.None);
        Assert.Equal(200, answer.StatusCode);
    }
}
