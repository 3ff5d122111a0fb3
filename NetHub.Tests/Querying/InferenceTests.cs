using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Server.Data;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying;

/// <summary>Two databases differ in one value that is hidden from a department. No query of that department may distinguish them.</summary>
[Collection(HubFixture.Name)]
public sealed class InferenceTests(HubFixture hub)
{
    public static TheoryData<string, string, string> HiddenValues() => new()
    {
        { "org", "UPDATE AssistedHousehold SET CauseCode = CASE CauseCode WHEN '1' THEN '2' ELSE '1' END WHERE HouseholdId = (SELECT MIN(HouseholdId) FROM AssistedHousehold)", "AssistedHousehold" },
        { "dat", "UPDATE Person SET BirthDate = '1901-01-01', PoliticalStatusCode = '01' WHERE PersonId = (SELECT MIN(PersonId) FROM Person WHERE IsMinor = 0)", "Person" },
        { "ylc", "UPDATE ServiceOrder SET Title = '改动', Satisfaction = 1 WHERE OrderId = (SELECT MIN(OrderId) FROM ServiceOrder WHERE OrderId NOT IN (SELECT RowKey FROM CaseAssignment WHERE Dataset = 'ServiceOrder'))", "ServiceOrder" },
        { "plc", "UPDATE PartyMember SET Stage = 'FULL', JoinDate = '1999-01-01' WHERE PartyMemberId = (SELECT MIN(PartyMemberId) FROM PartyMember)", "PartyMember" },
    };

    [Theory]
    [MemberData(nameof(HiddenValues))]
    public void No_query_tells_apart_two_databases_that_differ_in_a_hidden_value(string client, string change, string dataset)
    {
        var copy = Path.Combine(hub.Directory, $"other-{client}.db");
        Copy(copy, change);
        using var services = new ServiceCollection().AddLogging(l => l.ClearProviders())
            .AddHubEngine(copy, new QueryLimits(), new HubKeys(hub.Secret), new(() => hub.Catalog)).BuildServiceProvider();
        var other = services.GetRequiredService<HubGraphQL>();

        foreach (var operation in Attempts(dataset))
            Assert.Equal(Answer(hub.Graph, client, operation), Answer(other, client, operation));
    }

    private IEnumerable<string> Attempts(string name)
    {
        var dataset = hub.Catalog[name];
        var fields = string.Join(' ', dataset.Fields.Where(f => f.IsServed).Select(f => f.Name));
        yield return $"{{ {dataset.PluralName}(first: 100) {{ totalCount nodes {{ {fields} }} }} }}";
        foreach (var field in dataset.Fields.Where(f => f.IsServed))
        {
            foreach (var direction in (string[])["ASC", "DESC"])
                yield return $"{{ {dataset.PluralName}(first: 20, order: [{{{field.Name}: {direction}}}]) {{ nodes {{ id }} pageInfo {{ hasNextPage }} }} }}";
            foreach (var operation in (string[])["eq: \"1\"", "eq: \"01\"", "gte: \"1950-01-01\"", "eq: FULL", "eq: 1", "neq: \"1\"", "contains: \"改\"", "eq: null"])
            {
                yield return $"{{ {dataset.PluralName}(where: {{{field.Name}: {{{operation}}}}}) {{ totalCount }} }}";
                yield return $"{{ {dataset.PluralName}(where: {{or: [{{{field.Name}: {{{operation}}}}}, {{{field.Name}: {{neq: null}}}}]}}) {{ totalCount aggregate {{ count }} }} }}";
            }

            yield return $"{{ {dataset.PluralName} {{ groupBy(keys: [{{field: {Schema.Sharing.Catalog.Naming.UpperSnake(field.Name)}}}]) {{ count key {{ __typename }} }} }} }}";
            yield return $"{{ {dataset.PluralName} {{ aggregate {{ {field.Name} {{ countDistinct }} }} }} }}";
        }
    }

    // Permitted statistics may change with the data; those under the rules of level A must not change with a single value.
    private static string Answer(HubGraphQL graph, string client, string operation)
    {
        using var answer = graph.ExecuteAsync(new GraphQLRequest(operation, null, default), HubFixture.CallerOf(client), HubFixture.OnDuty, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        using var json = JsonDocument.Parse(answer.Body.ToArray());
        return json.RootElement.TryGetProperty("data", out var data) ? $"{operation}\n{data.GetRawText()}" : $"{operation}\n{json.RootElement.GetProperty("errors").GetRawText()}";
    }

    private void Copy(string path, string change)
    {
        using var source = new SqliteConnection($"Data Source={hub.DatabasePath};Pooling=False");
        source.Open();
        using (var backup = source.CreateCommand())
        {
            backup.CommandText = $"VACUUM INTO '{path}'";
            backup.ExecuteNonQuery();
        }

        using var target = new SqliteConnection($"Data Source={path};Pooling=False");
        target.Open();
        using var command = target.CreateCommand();
        command.CommandText = change;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
