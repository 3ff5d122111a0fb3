using Microsoft.Data.Sqlite;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Rotation;

/// <summary>A number is looked up by two digests, whatever keys exist, using the digest's index.</summary>
[Collection(HubFixture.Name)]
public sealed class DigestLookupTests(HubFixture hub)
{
    private readonly string number = hub.Data("psb", "{ persons(first: 1) { nodes { idNumber } } }")
        .GetProperty("persons").GetProperty("nodes")[0].GetProperty("idNumber").GetString()!;

    [Fact]
    public void A_number_is_compared_with_two_parameters_by_index()
    {
        var statement = hub.Graph.Plan(
            new GraphQLRequest($"{{ persons(where: {{idNumber: {{eq: \"{number}\"}}}}) {{ nodes {{ name }} }} }}", null, default), hub.OnDutyAs("psb")).Statements[^1];

        Assert.Matches("""("p"\."IdNumberDigest" = @\w+ OR "p"\."IdNumberDigest" = @\w+)|("p"\."IdNumberDigest" IN \(@\w+, @\w+\))""", statement.Text);
        Assert.DoesNotContain(number, statement.Text, StringComparison.Ordinal);
        Assert.Contains("USING INDEX IX_Person_IdNumberDigest", Explain(statement.Text, statement.Parameters.Select(static p => p.Name)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{and: [{idNumber: {eq: $a}}, {idNumber: {eq: $b}}]}", true)]
    [InlineData("{and: [{idNumber: {in: [$a]}}, {idNumber: {in: [$b]}}]}", true)]
    [InlineData("{or: [{idNumber: {eq: $a}}, {idNumber: {eq: $b}}]}", true)]
    [InlineData("{or: [{idNumber: {neq: $a}}, {idNumber: {neq: $b}}]}", false)]
    [InlineData("{or: [{idNumber: {nin: [$a]}}, {idNumber: {nin: [$b]}}]}", false)]
    public void Conditions_on_number_variables_with_equal_values_filter_correctly(string where, bool isIt)
    {
        var all = Count("{}");

        var count = Count(where, "($a: IdNumber, $b: IdNumber)", new { a = number, b = number });

        Assert.Equal(isIt ? 1 : all - 1, count);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(400)]
    public void A_number_is_found_in_a_list_of_any_length(int length)
    {
        var all = Count("{}");
        string[] list = [number, .. Enumerable.Range(1, length - 1).Select(static i => $"43102119000101{i:D4}")];

        Assert.Equal(1, Count("{idNumber: {in: $list}}", "($list: [IdNumber])", new { list }));
        Assert.Equal(all - 1, Count("{idNumber: {nin: $list}}", "($list: [IdNumber])", new { list }));
    }

    private int Count(string where, string declared = "", object? variables = null) =>
        hub.Data("psb", $"query{declared} {{ persons(where: {where}) {{ totalCount }} }}", variables).GetProperty("persons").GetProperty("totalCount").GetInt32();

    private string Explain(string sql, IEnumerable<string> parameters)
    {
        using var connection = new SqliteConnection($"Data Source={hub.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in parameters)
            command.Parameters.AddWithValue(name, "1");
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
            steps.Add(reader.GetString(3));
        return string.Join('\n', steps);
    }
}
