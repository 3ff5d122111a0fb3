using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Schemas;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.GraphQLApi;

/// <summary>A root field is either generated from a dataset or defined by one class.</summary>
[Collection(HubFixture.Name)]
public sealed class RootFieldTests(HubFixture hub)
{
    [Fact]
    public void Every_root_field_belongs_to_a_dataset_or_has_a_class()
    {
        var roots = Roots();
        var schema = HubSchema.Build(hub.Catalog, hub.Policy, new WholeContract(), roots);
        var datasets = hub.Catalog.Datasets.SelectMany(static d => new[] { d.PluralName, d.SingularName }).ToHashSet();

        var unknown = schema.Query.Fields.Where(f => !datasets.Contains(f.Name)).Select(static f => (OperationType.Query, f.Name))
            .Concat(schema.Mutation!.Fields.Select(static f => (OperationType.Mutation, f.Name)))
            .Concat(schema.Subscription!.Fields.Select(static f => (OperationType.Subscription, f.Name)))
            .Where(f => roots.Find(f.Item1, f.Name) is null);

        Assert.Empty(unknown);
    }

    [Theory]
    [InlineData("verifyIdentity", false, "Never")]
    [InlineData("node", true, "Never")]
    [InlineData("changes", true, "Never")]
    [InlineData("__schema", true, "WithoutVariables")]
    [InlineData("viewer", true, "Always")]
    public void A_root_field_declares_which_plans_may_be_cached(string name, bool keepsDocument, string plans)
    {
        var root = Roots().Find(OperationType.Query, name)!;

        Assert.Equal((keepsDocument, plans), (root.KeepsDocument, root.Plans.ToString()));
    }

    private RootFields Roots() => HubRoots.All(
        hub.Services.GetRequiredService<QueryEngine>(), new GovernanceServices(), null, null, static (_, _) => throw new NotSupportedException());
}
