using System.Collections.Concurrent;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Preflight;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Access;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Sharing;

/// <summary>
/// For generated operations, a preflight predicts the answer, and its proposals help, are all needed, and can be requested.
/// </summary>
[Collection(GeneratedCounty.Name)]
public sealed class PreflightTests(HubFixture data) : IDisposable
{
    // Each client checks a different share of the operations.
    private static readonly string[] Clients = ["ylc", "psb", "civ", "twn-431021108", "dat", "ldr", "prk", "agr"];
    private static readonly string[] Authorization = ["UNAUTHORIZED_FIELD_OR_TYPE", "ARGUMENT_NOT_PERMITTED"];
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string Operation, PreflightReport Report)>> Known = [];
    private readonly GrantedHub hub = new(data);

    public static TheoryData<string> Asking => [.. Clients];

    public void Dispose() => hub.Dispose();

    [Theory]
    [MemberData(nameof(Asking))]
    public void The_verdict_of_a_preflight_equals_the_answer(string client)
    {
        var problems = new List<string>();

        foreach (var (operation, report) in Reports(client))
        {
            var answer = hub.Ask(client, operation);
            var codes = answer.Codes();
            var verdict = codes.Length == 0 ? PreflightVerdict.Answered : answer.TryGetProperty("data", out _) ? PreflightVerdict.Partly : PreflightVerdict.Refused;
            // A refusal hides the fields that would have been omitted, so extra problems in the report are correct.
            if (verdict != report.Verdict || codes.Except(report.Problems.Select(static p => p.Code)).Any())
                problems.Add($"{report.Verdict}, but {verdict} {string.Join(' ', codes)}: {operation}");
        }

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Asking))]
    public void Every_proposed_grant_is_needed(string client)
    {
        var problems = new List<string>();

        foreach (var (operation, report) in Reports(client).Where(static r => r.Report.Proposals.Count > 0))
        {
            var before = report.Problems.Count;
            var after = With(client, operation, report.Proposals);
            if (after >= before)
                problems.Add($"{before} → {after}: {operation}");
            foreach (var one in report.Proposals)
            {
                if (With(client, operation, report.Proposals.Except([one])) <= after)
                    problems.Add($"not needed: {Text(one)}: {operation}");
            }
        }

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Asking))]
    public void The_operation_runs_with_the_proposed_grants(string client)
    {
        var problems = new List<string>();

        foreach (var (operation, report) in Reports(client).Where(static r => r.Report.Proposals.Count > 0))
        {
            var left = With(client, operation, report.Proposals);
            report.Proposals.ToList().ForEach(p => Add(client, p));
            var codes = hub.Ask(client, operation).Codes();
            hub.Clear();
            if (left == 0 != (codes.Length == 0) || codes.Except(Authorization).Any())
                problems.Add($"{left} left: {string.Join(' ', codes)}: {operation}");
        }

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Asking))]
    public async Task Every_proposed_grant_can_be_requested(string client)
    {
        using var world = new SharingWorld();
        var service = world.Open();
        var problems = new List<string>();

        foreach (var (operation, report) in Reports(client))
        {
            foreach (var one in report.Proposals)
            {
                var asked = new RequestedAccess(one.Fields, one.Level, one.Usages, one.Scope, world.Clock.GetUtcNow(), world.Clock.GetUtcNow().AddDays(30));
                // A draft, so that it grants nothing.
                var refused = await SharingWorld.ProblemsAsync(service.FileAsync(client.ToUpperInvariant(), asked, isDraft: true));
                problems.AddRange(refused.Select(r => $"{r.English}: {Text(one)}: {operation}"));
                if (!one.Owners.SequenceEqual(one.Fields.Select(f => Field(f).Owner).Distinct().Order(StringComparer.Ordinal)))
                    problems.Add($"other owners: {Text(one)}");
            }
        }

        Problems.AssertNone(problems);
    }

    [Theory]
    [MemberData(nameof(Asking))]
    public void No_proposal_contains_fields_that_cannot_be_granted(string client)
    {
        var department = client.ToUpperInvariant();

        var proposed = Reports(client).SelectMany(static r => r.Report.Proposals).ToList();

        Assert.NotEmpty(proposed);
        Assert.All(proposed.SelectMany(static p => p.Fields).Select(Field), f => Assert.True(
            f is { IsServed: true, AccessClass: not AccessClass.Gov } && f.Dataset.Network != Network.Hub && f.Owner != department, f.Coordinate));
        Assert.All(proposed, p => Assert.All(p.Fields, f => Assert.True(Field(f).Dataset.Scopes.Has(p.Scope))));
    }

    [Fact]
    public void No_proposal_exceeds_the_caller_s_clearance()
    {
        const string Operation = "{ assistedHouseholds(first: 2) { nodes { causeCode villageCode } } }";
        var cleared = hub.Graph.WithPurpose(HubFixture.CallerOf("ylc"), HubFixture.OnDuty.Origin);

        var (high, low) = (Report(cleared, Operation), Report(cleared with { Clearance = Sensitivity.Internal }, Operation));

        Assert.Contains("AssistedHousehold.causeCode", high.Proposals.SelectMany(static p => p.Fields));
        Assert.DoesNotContain("AssistedHousehold.causeCode", low.Proposals.SelectMany(static p => p.Fields));
    }

    [Theory]
    [InlineData("psb", "{ persons(first: 2) { nodes { mobile } } }")]
    [InlineData("agr", "{ assistedHouseholds(first: 2) { nodes { causeCode } } }")]
    [InlineData("civ", "{ assistedHouseholds(first: 2) { nodes { causeCode villageCode } } }")]
    [InlineData("psb", "{ addresses(first: 2) { nodes { regionCode } } }")]
    public void A_missing_purpose_leads_to_no_proposal(string client, string operation)
    {
        var undeclared = hub.Graph.WithPurpose(HubFixture.CallerOf(client), default);

        var report = Report(undeclared, operation);

        Assert.Equal((PreflightVerdict.Refused, "PURPOSE_REQUIRED"), (report.Verdict, report.Problems[0].Code));
        Assert.Empty(report.Proposals);
    }

    // Created once for all tests, because data and policy are the same.
    private IReadOnlyList<(string Operation, PreflightReport Report)> Reports(string client) => Known.GetOrAdd(client, _ =>
    {
        var caller = hub.Graph.WithPurpose(HubFixture.CallerOf(client), HubFixture.OnDuty.Origin);
        return [.. data.Catalog.Datasets.Where(static d => d.Network != Network.Hub).SelectMany(GeneratedOperations.For)
            .Where((_, i) => i % Clients.Length == Array.IndexOf(Clients, client))
            .Select(operation => (operation, Report(caller, operation)))];
    });

    private PreflightReport Report(Caller caller, string operation)
    {
        var prepared = PreparedDocument.Parse(operation, hub.Engine.Limits).Operation(null);
        var values = RequestVariables.Read(prepared, default, caller.Township, hub.Engine.Limits, fillsLists: true).Values;
        return hub.Engine.Preflight(new SelectionReader(prepared, values).Root(), caller, static _ => null);
    }

    /// <summary>Returns the number of problems that remain with these grants.</summary>
    private int With(string client, string operation, IEnumerable<ProposedGrant> proposals)
    {
        foreach (var proposal in proposals)
            Add(client, proposal);
        var problems = Report(hub.Graph.WithPurpose(HubFixture.CallerOf(client), HubFixture.OnDuty.Origin), operation).Problems.Count;
        hub.Clear();
        return problems;
    }

    private void Add(string client, ProposedGrant proposal) => hub.Add(client.ToUpperInvariant(), [.. proposal.Fields],
        g => g with { Level = proposal.Level, Usages = proposal.Usages, Scope = proposal.Scope });

    private FieldEntry Field(string coordinate) => data.Catalog.Field(coordinate)!;

    private static string Text(ProposedGrant one) => $"{one.Level} {string.Join(',', one.Usages)} {one.Scope} {string.Join(' ', one.Fields)}";
}
