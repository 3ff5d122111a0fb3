using System.Diagnostics;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Access;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Attacks;

/// <summary>
/// Documents and variables that try to keep a hub busy: each is refused with its error code, quickly, and with little memory.
/// </summary>
[Collection(HubFixture.Name)]
public sealed class DocumentAttackTests(HubFixture hub, RunningHub served) : IClassFixture<RunningHub>
{
    private const int Tries = 3;
    private const long MostBytes = 50L << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    private static readonly (string Name, Func<string, string, bool> Matches)[] Operations =
    [
        ("contains", static (v, t) => v.Contains(t, StringComparison.Ordinal)),
        ("startsWith", static (v, t) => v.StartsWith(t, StringComparison.Ordinal)),
        ("endsWith", static (v, t) => v.EndsWith(t, StringComparison.Ordinal)),
        ("eq", static (v, t) => v == t),
    ];

    public static TheoryData<string, string> Documents() => new()
    {
        { "DEPTH_EXCEEDED", Nested("{ grids ", 2_000) },
        { "DEPTH_EXCEEDED", "{ grids(first: 1) { nodes " + Nested("{ village { grids(first: 1) { nodes ", 20) + "{ gridCode }" + new string('}', 60) + " } }" },
        { "GRAPHQL_VALIDATION_FAILED", "{ ...a } fragment a on Query { ...b } fragment b on Query { __typename ...a }" },
        { "FIELDS_EXCEEDED", "{ ...f30 } fragment f0 on Query { __typename } " + Repeat(30, i => $"fragment f{i + 1} on Query {{ ...f{i} ...f{i} }} ") },
        { "FRAGMENTS_EXCEEDED", "{ " + Repeat(101, _ => "... { __typename } ") + "}" },
        { "ALIASES_EXCEEDED", "{ " + Repeat(5_000, i => $"a{i}: __typename ") + "}" },
        { "DIRECTIVES_EXCEEDED", "{ __typename " + Repeat(500, _ => "@skip(if: false) ") + "}" },
        { "DUPLICATES_EXCEEDED", "{ " + Repeat(1_900, _ => "__typename ") + "}" },
        { "TOO_MANY_TOKENS", "{ " + Repeat(100_000, _ => "a ") + "}" },
        { "TOO_MANY_TOKENS", "{ grids(where: {or: [" + Repeat(20_000, _ => "{},") + "]}) { totalCount } }" },
        { "DEPTH_EXCEEDED", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }" },
        { "DEPTH_EXCEEDED", "{ ...s } fragment s on Query { ...t } fragment t on Query { __schema { types { possibleTypes { fields { name } } } } }" },
        { "COST_EXCEEDED", "{ serviceOrders(where: {or: [" + Repeat(500, i => $"{{title: {{contains: \"%{i}%_\"}}}},") + "]}) { totalCount } }" },
        { "COST_EXCEEDED", "{ grids(first: 1000) { nodes { serviceOrders(first: 1000) { nodes { orderNo } } } } }" },
        { "GRAPHQL_VALIDATION_FAILED", "{ " + Repeat(1_000, i => $"unknown{i} ") + "}" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void An_oversized_document_is_refused_quickly_with_its_error_code(string code, string document)
    {
        var answer = Answer("plc", document, null);

        Assert.Equal(code, answer.Code);
        AssertBounded(answer);
    }

    [Theory]
    [InlineData("{\"v\":[VALUES]}", "VARIABLES_EXCEEDED", "query($v: [String!]) { serviceOrders(where: {orderNo: {in: $v}}) { totalCount } }")]
    [InlineData("{\"v\":{\"eq\":[VALUES]}}", "VARIABLES_EXCEEDED", "query($v: StringOperationFilterInput) { serviceOrders(where: {orderNo: $v}) { totalCount } }")]
    [InlineData("{KEYS}", "VARIABLES_EXCEEDED", "query($v: String) { serviceOrders(where: {orderNo: {eq: $v}}) { totalCount } }")]
    [InlineData("{\"v\":{\"nothing\":{\"of\":[\"the\",{\"kind\":1}]}}}", "BAD_USER_INPUT", "query($v: ServiceOrderFilterInput) { serviceOrders(where: $v) { totalCount } }")]
    [InlineData("{\"v\":1e400}", "BAD_USER_INPUT", "query($v: Int) { serviceOrders(first: $v) { totalCount } }")]
    [InlineData("{\"v\":\"1\"}", "BAD_USER_INPUT", "query($v: Int) { serviceOrders(first: $v) { totalCount } }")]
    public void Oversized_variables_are_refused_quickly_with_their_error_code(string variables, string code, string document)
    {
        variables = variables.Replace("VALUES", string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"{i}\"")), StringComparison.Ordinal)
            .Replace("KEYS", string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"k{i}\":1")), StringComparison.Ordinal);
        using var values = System.Text.Json.JsonDocument.Parse(variables);

        var answer = Answer("plc", document, values.RootElement.Clone());

        Assert.Equal(code, answer.Code);
        AssertBounded(answer);
    }

    [Fact]
    public async Task Colliding_keys_cost_no_more_than_others()
    {
        // All combinations of "Aa" and "BB": different strings that collide in runtimes without a randomised string hash.
        var colliding = Enumerable.Range(0, 1 << 14).Select(i => string.Concat(Enumerable.Range(0, 14).Select(bit => (i >> bit & 1) == 0 ? "Aa" : "BB")));
        var plain = Enumerable.Range(0, 1 << 14).Select(i => $"key{i:D25}");
        var times = new List<TimeSpan>();

        foreach (var keys in new[] { colliding, plain })
        {
            var body = $"{{\"query\":\"{{ __typename }}\",\"variables\":{{{string.Join(',', keys.Select(k => $"\"{k}\":1"))}}}}}";
            times.Add(await QuickestAsync(() => PostAsync(body)));
        }

        Assert.All(times, static t => Assert.InRange(t, TimeSpan.Zero, MostTime));
    }

    [Fact]
    public void A_document_names_every_limit_that_it_breaks()
    {
        var document = "{ " + Repeat(60, i => $"a{i}: __typename ") + Repeat(120, _ => "... @skip(if: true) { __typename } ") + "}";
        using var answer = hub.Query("plc", document);

        var codes = answer.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("code").GetString());

        Assert.Equal(["ALIASES_EXCEEDED", "DIRECTIVES_EXCEEDED", "FRAGMENTS_EXCEEDED"], codes);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("[a-z]*")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\\\" OR \\\"\\\"=\\\"")]
    [InlineData("\\\\")]
    public void Wildcards_and_SQL_in_a_value_are_taken_literally(string text)
    {
        var oracle = OracleTables.For(hub).For("org").Oracle;
        var value = System.Text.Json.JsonSerializer.Deserialize<string>($"\"{text}\"")!;
        var problems = new List<string>();

        foreach (var field in hub.Catalog.Datasets.SelectMany(d => d.Fields).Where(f => f is { IsServed: true, Kind: ValueKind.String, IsFilterable: true, IsList: false }))
        {
            var full = oracle.Visible(field.Dataset).Where(r => oracle.Level(field, r) == AccessOracle.Full)
                .Select(r => r.Values[field.Property.Name] as string ?? "").ToList();
            foreach (var (operation, matches) in Operations)
            {
                using var answer = hub.Query("org", $"{{ {field.Dataset.PluralName}(where: {{{field.Name}: {{{operation}: \"{text}\"}}}}) {{ totalCount }} }}");
                if (GeneratedArgumentTests.Code(answer) is "ARGUMENT_NOT_PERMITTED" or "UNAUTHORIZED_FIELD_OR_TYPE")
                    continue;
                var count = answer.RootElement.GetProperty("data").GetProperty(field.Dataset.PluralName).GetProperty("totalCount").GetInt32();
                if (count != full.Count(v => matches(v, value)))
                    problems.Add($"{field}: {operation} finds {count}");
            }
        }

        Assert.Empty(problems);
    }

    private static async Task<TimeSpan> QuickestAsync(Func<Task> ask)
    {
        var quickest = TimeSpan.MaxValue;
        for (var i = 0; i < Tries; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask();
            quickest = TimeSpan.FromTicks(Math.Min(quickest.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }

        return quickest;
    }

    private async Task PostAsync(string body)
    {
        using var response = await served.PostAsync(body);
        Assert.Equal("VARIABLES_EXCEEDED", await RunningHub.CodeAsync(response));
    }

    private (string? Code, TimeSpan Time, long Bytes) Answer(string client, string document, System.Text.Json.JsonElement? variables)
    {
        var (code, time, bytes) = ((string?)null, TimeSpan.MaxValue, long.MaxValue);
        for (var i = 0; i < Tries; i++)
        {
            var (start, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            using var answer = hub.Query(client, document, variables);
            (code, time) = (GeneratedArgumentTests.Code(answer), TimeSpan.FromTicks(Math.Min(time.Ticks, Stopwatch.GetElapsedTime(start).Ticks)));
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }

        return (code, time, bytes);
    }

    // Checks the fastest of a few attempts, because the machine may be busy.
    private static void AssertBounded((string? Code, TimeSpan Time, long Bytes) answer)
    {
        Assert.InRange(answer.Time, TimeSpan.Zero, MostTime);
        Assert.InRange(answer.Bytes, 0, MostBytes);
    }

    private static string Nested(string text, int times) => Repeat(times, _ => text);

    private static string Repeat(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(text));
}
