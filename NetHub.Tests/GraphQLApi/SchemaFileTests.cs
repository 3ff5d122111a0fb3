using NetHub.Tests.Fixtures;

namespace NetHub.Tests.GraphQLApi;

[Collection(HubFixture.Name)]
public sealed class SchemaFileTests(HubFixture hub)
{
    [Fact]
    public void The_schema_file_equals_the_printed_schema()
    {
        var file = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema.graphql")).ReplaceLineEndings("\n").Split('\n');
        var printed = hub.Graph.PrintSdl().ReplaceLineEndings("\n").Split('\n');
        var same = file.Zip(printed).TakeWhile(line => line.First == line.Second).Count();

        Assert.True(
            same == file.Length && same == printed.Length,
            $"schema.graphql is stale from line {same + 1} on. Run `dotnet run --project NetHub.Server -- schema export`.");
    }
}
