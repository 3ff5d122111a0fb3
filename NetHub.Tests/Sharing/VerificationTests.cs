using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Audit;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Sharing;

/// <summary>
/// Verification answers permitted callers only whether a name and an identity number match, and only a limited number of times.
/// </summary>
[Collection(HubFixture.Name)]
public sealed class VerificationTests : IDisposable
{
    private const string Operation = "query V($n: String!, $i: IdNumber!) { verifyIdentity(name: $n, idNumber: $i) { matches } }";
    private readonly HubFixture data;
    private readonly GrantedHub hub;
    private readonly HeardLedger ledger = new();
    private readonly Heard log = new();
    private readonly (string Name, string Number) person;
    private readonly (string Name, string Number) other;

    public VerificationTests(HubFixture data)
    {
        this.data = data;
        hub = new GrantedHub(data, ledger, services => services
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton(static s => new VerificationQuota(10, 3, s.GetRequiredService<TimeProvider>())));
        var people = data.Data("psb", "{ persons(first: 9) { nodes { name idNumber } } }").GetProperty("persons").GetProperty("nodes").EnumerateArray()
            .Select(static p => (p.GetProperty("name").GetString()!, p.GetProperty("idNumber").GetString()!)).DistinctBy(static p => p.Item1).ToList();
        (person, other) = (people[0], people[1]);
    }

    public void Dispose() => hub.Dispose();

    [Fact]
    public void A_name_and_a_number_match_if_they_belong_to_one_person()
    {
        var right = Verify("civ", person.Name, person.Number);
        var wrong = Verify("civ", other.Name, person.Number);

        Assert.Equal("""{"verifyIdentity":{"matches":true}}""", right.GetProperty("data").GetRawText());
        Assert.Equal("""{"verifyIdentity":{"matches":false}}""", wrong.GetProperty("data").GetRawText());
        Assert.False(right.GetProperty("extensions").TryGetProperty("sharing", out _));
    }

    [Theory]
    [InlineData("999021195604120014")]
    [InlineData("431021190001010000")]
    [InlineData("no number at all")]
    [InlineData("")]
    public void An_unknown_number_is_answered_like_a_wrong_name(string number)
    {
        var wrong = Verify("civ", other.Name, person.Number);
        var unknown = Verify("civ", number.Length == 0 ? "" : person.Name, number);

        Assert.Equal(wrong.GetRawText(), unknown.GetRawText());
        Assert.Equal(ledger.Entries[0].Fields.Id, ledger.Entries[1].Fields.Id);
        Assert.Equal(ledger.Entries[0].Subjects!.Count, ledger.Entries[1].Subjects!.Count);
    }

    [Theory]
    [InlineData(null, "PURPOSE_REQUIRED")]
    [InlineData(PurposeCode.Duty, "PURPOSE_NOT_PERMITTED")]
    [InlineData(PurposeCode.Case, "PURPOSE_NOT_PERMITTED")]
    [InlineData(PurposeCode.Statistics, "PURPOSE_NOT_PERMITTED")]
    public void Verification_requires_its_own_purpose(PurposeCode? purpose, string code)
    {
        // PSB may read both in full, but verification requires its own purpose.
        Assert.Equal([code], hub.Ask("psb", Literal(person), purpose).Codes());
        Assert.Equal([code], hub.Ask("civ", Literal(person), purpose).Codes());
        Assert.All(ledger.Entries, e => Assert.Equal((code, null), (e.Outcome, e.Subjects)));
    }

    [Theory]
    [InlineData(HubRoles.None)]
    [InlineData(HubRoles.Steward)]
    [InlineData(HubRoles.Publisher)]
    [InlineData(HubRoles.AuditAdministrator)]
    public void A_caller_without_data_access_cannot_verify(HubRoles roles)
    {
        var caller = HubFixture.CallerOf("civ") with { Roles = roles };

        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("civ", Literal(person), PurposeCode.Verification, caller: caller).Codes());
        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("civ", Literal(person), caller: caller).Codes());
    }

    [Fact]
    public void A_reader_without_clearance_for_identity_numbers_cannot_verify()
    {
        var caller = HubFixture.CallerOf("civ") with { Clearance = Sensitivity.Personal };

        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], hub.Ask("civ", Literal(person), PurposeCode.Verification, caller: caller).Codes());
    }

    [Fact]
    public void The_ledger_records_the_person_s_token_and_neither_number_nor_name()
    {
        var key = new OpaqueIds(new HubKeys(data.Secret)).Decode(
            "PSB", "Person", data.Data("psb", $"{{ persons(where: {{idNumber: {{eq: \"{person.Number}\"}}}}) {{ nodes {{ personId }} }} }}").GetProperty("persons").GetProperty("nodes")[0].GetProperty("personId").GetString()!);

        Verify("civ", person.Name, person.Number);
        Verify("civ", other.Name, person.Number);

        var token = new SubjectTokens(new HubKeys(data.Secret)).Create(SubjectKind.Person, key!.Value);
        Assert.All(ledger.Entries, e => Assert.Equal([token], e.Subjects!));
        Assert.All(ledger.Entries, e => Assert.Equal((AuditEntry.Done, "VERIFICATION", 0L), (e.Outcome, e.Purpose, e.PersonalRows)));
        var fields = Encoding.UTF8.GetString(ledger.Entries[0].Fields.Json);
        Assert.Contains("Person.idNumber", fields, StringComparison.Ordinal);
        Assert.Contains("Person.name", fields, StringComparison.Ordinal);
        Assert.All([person.Number, person.Name], v => Assert.DoesNotContain(v, log.Text + fields + string.Concat(ledger.Entries), StringComparison.Ordinal));
    }

    [Fact]
    public void A_verification_that_cannot_be_recorded_is_not_answered()
    {
        ledger.IsFull = true;

        Assert.Equal(["UNAVAILABLE"], Verify("civ", person.Name, person.Number).Codes());
    }

    [Fact]
    public void A_client_with_too_many_wrong_guesses_is_refused_and_raises_one_alarm()
    {
        for (var i = 0; i < 3; i++)
            Assert.Empty(Verify("civ", other.Name, person.Number).Codes());
        Assert.DoesNotContain("guess", log.Text, StringComparison.Ordinal);

        Assert.Equal(["QUOTA_EXCEEDED"], Verify("civ", person.Name, person.Number).Codes());
        Assert.Equal(["QUOTA_EXCEEDED"], Verify("civ", other.Name, person.Number).Codes());

        Assert.Equal(("QUOTA_EXCEEDED", null), (ledger.Entries[^1].Outcome, ledger.Entries[^1].Subjects));
        Assert.Single(log.Text.Split('\n'), static l => l.Contains("guess", StringComparison.Ordinal));
        Assert.Empty(Verify("psb", person.Name, person.Number).Codes());
        // A client's person has a separate count.
        Assert.Empty(Verify("civ", person.Name, person.Number, HubFixture.CallerOf("civ") with { Client = "civ:somebody", Person = "somebody" }).Codes());
        hub.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(Verify("civ", person.Name, person.Number).Codes());
    }

    [Fact]
    public void Verifications_are_limited_per_day()
    {
        for (var i = 0; i < 10; i++)
            Assert.Empty(Verify("civ", person.Name, person.Number).Codes());

        Assert.Equal(["QUOTA_EXCEEDED"], Verify("civ", person.Name, person.Number).Codes());
        Assert.Contains("exhausted today's quota of identity verifications", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrent_verifications_do_not_exceed_the_limit_of_guesses()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Verify("civ", other.Name, person.Number))));

        Assert.Equal(3, answers.Count(static a => a.Codes().Length == 0));
    }

    [Theory]
    [InlineData("{ a: verifyIdentity(name: \"x\", idNumber: \"1\") { matches } b: verifyIdentity(name: \"x\", idNumber: \"2\") { matches } }")]
    [InlineData("{ verifyIdentity(name: \"x\", idNumber: \"1\") { matches } ...f } fragment f on Query { b: verifyIdentity(name: \"x\", idNumber: \"2\") { matches } }")]
    [InlineData("{ ...on Query { a: verifyIdentity(name: \"x\", idNumber: \"1\") { matches } } ...on Query { b: verifyIdentity(name: \"x\", idNumber: \"2\") { matches } } }")]
    public void An_operation_verifies_one_identity(string operation)
    {
        Assert.Equal(["BAD_USER_INPUT"], hub.Ask("civ", operation, PurposeCode.Verification).Codes());
        // Two different arguments under one response key fail validation.
        Assert.Equal(["GRAPHQL_VALIDATION_FAILED"], hub.Ask("civ", operation.Replace("a: ", "", StringComparison.Ordinal).Replace("b: ", "", StringComparison.Ordinal), PurposeCode.Verification).Codes());
    }

    [Fact]
    public void One_document_answers_and_counts_each_variable_value()
    {
        var document = "{ verifyIdentity(name: \"" + person.Name + "\", idNumber: \"" + person.Number + "\") { __typename m: matches } }";
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Contains("\"m\":true", hub.Ask("civ", document, PurposeCode.Verification).GetRawText(), StringComparison.Ordinal));

        Assert.Equal(["QUOTA_EXCEEDED"], hub.Ask("civ", document, PurposeCode.Verification).Codes());
    }

    [Fact]
    public void Planning_costs_no_guess_and_GET_is_refused()
    {
        var request = new GraphQLRequest(Literal(person), null, default);
        var origin = new ReadOrigin(null, new StatedPurpose(PurposeCode.Verification, null));
        var preflight = hub.Ask("civ", "{ preflight(operation: " + JsonSerializer.Serialize(Literal(other)) + ") { verdict problems { code } } }", PurposeCode.Verification);

        for (var i = 0; i < 20; i++)
            Assert.Contains("\"data\":null", Answer(request, new GraphQLRequestOptions(Cost: CostMode.Validate, Origin: origin)), StringComparison.Ordinal);
        Assert.Contains("METHOD_NOT_ALLOWED", Answer(request, new GraphQLRequestOptions(IsGet: true, Origin: origin)), StringComparison.Ordinal);

        Assert.Contains("\"ANSWERED\"", preflight.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(Verify("civ", person.Name, person.Number).Codes());
    }

    [Fact]
    public void Verification_is_not_available_as_subscription_or_mutation()
    {
        Assert.NotEmpty(hub.Ask("civ", "subscription { verifyIdentity(name: \"x\", idNumber: \"1\") { matches } }", PurposeCode.Verification).Codes());
        Assert.NotEmpty(hub.Ask("civ", "mutation { verifyIdentity(name: \"x\", idNumber: \"1\") { matches } }", PurposeCode.Verification).Codes());
    }

    private static string Literal((string Name, string Number) who) => $"{{ verifyIdentity(name: \"{who.Name}\", idNumber: \"{who.Number}\") {{ matches }} }}";

    private JsonElement Verify(string client, string name, string number, Caller? caller = null)
    {
        using var json = JsonDocument.Parse(Answer(
            new GraphQLRequest(Operation, null, JsonSerializer.SerializeToElement(new { n = name, i = number })),
            new GraphQLRequestOptions(Origin: new ReadOrigin(null, new StatedPurpose(PurposeCode.Verification, null))),
            caller ?? HubFixture.CallerOf(client)));
        return json.RootElement.Clone();
    }

    private string Answer(GraphQLRequest request, GraphQLRequestOptions options, Caller? caller = null)
    {
        using var answer = hub.Graph.ExecuteAsync(request, caller ?? HubFixture.CallerOf("civ"), options, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Null(answer.DataVersion);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }
}
