using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>Passes whose decisions are not printed.</summary>
[Collection(HubFixture.Name)]
public sealed class OtherPassTests(HubFixture hub)
{
    [Theory]
    [InlineData("agr", "{ assistedHouseholds(first: 1) { nodes { causeCode } } }", true)]
    [InlineData("plc", "{ grids(first: 1) { nodes { name } } }", false)]
    [InlineData("psb", "{ persons(first: 1) { nodes { idNumber } } }", true)]
    public async Task The_persons_of_a_row_are_recorded_if_its_fields_need_a_purpose(string client, string operation, bool isRecorded)
    {
        var fields = (await hub.DecideAsync(client, operation)).Nodes.OfType<DecidedField>();

        Assert.Equal(isRecorded, fields.Any(static f => f.Subject is { Gates: null }));
    }

    [Fact]
    public async Task Feed_cursors_are_bound_to_the_caller_and_the_followed_datasets()
    {
        var bindings = new HashSet<string>
        {
            await BindingAsync("plc", "\"Grid\""),
            await BindingAsync("org", "\"Grid\""),
            await BindingAsync("plc", "\"Grid\", \"ServiceOrder\""),
        };

        Assert.Equal(3, bindings.Count);
        Assert.DoesNotContain("", bindings);
        Assert.Contains(await BindingAsync("plc", "\"Grid\""), bindings);
    }

    [Fact]
    public void A_field_that_no_pass_decided_is_denied()
    {
        var dataset = hub.Catalog.Datasets.First(static d => d.Name == "Grid");
        var row = new DecidedRow(dataset, parent: null);
        var field = new DecidedField(row, new FieldItem("name", ["name"], dataset.Field("name")!, IsLabel: false));
        var link = dataset.Links.First(static l => l.Direction == LinkDirection.ToOne);
        var shape = new RowShape(link.To, []);
        var linked = new DecidedLink(row, new LinkItem(link.Name, [link.Name], link, shape), new DecidedRow(link.To, row));
        var relation = new DecidedRelation(dataset, []);
        var use = relation.Use(dataset.Field("name")!, Usage.Filter);

        Assert.True(row.Rule.IsDenied);
        Assert.IsType<NotShown>(field.Showing);
        Assert.Equal(QueryErrors.FieldDeniedCode, Assert.Single(field.Denials).Code);
        Assert.False(linked.IsPermitted);
        Assert.True(linked.Target.Cap.IsMasked);
        Assert.True(use.IsRefused);
        Assert.NotEmpty(use.Refusals);
        Assert.Equal(ScopeSet.None, default(FieldScopes).Full);
    }

    private async Task<string> BindingAsync(string client, string datasets) =>
        (await hub.DecideAsync(client, $"{{ changes(datasets: [{datasets}]) {{ next }} }}")).Roots.OfType<DecidedChanges>().Single().Binding;
}
