using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.GraphQLApi;

/// <summary>An argument has the value of the current run, not the value that the plan was made with.</summary>
public sealed class GivenArgumentsTests
{
    private static readonly IReadOnlyList<object?> Leaves = ["second", 7L, "GRID"];

    [Fact]
    public void A_variable_has_the_value_of_the_current_run()
    {
        var given = Given(
            ("text", new ScalarInput("first", 0)), ("number", new ScalarInput(1L, 1)), ("choice", new ScalarInput("PARTY", 2)), ("flag", new ScalarInput(true, null)));

        Assert.Equal("second", given.Text("text"));
        Assert.Equal(7, given.Number("number"));
        Assert.Equal(Network.Grid, given.Choice<Network>("choice"));
        Assert.True(given.Flag("flag"));
    }

    [Fact]
    public void Lists_and_objects_may_contain_variables()
    {
        var given = Given(
            ("texts", new ListInput([new ScalarInput("first", 0), new ScalarInput("literal", null)])),
            ("one", new ScalarInput("PARTY", 2)),
            ("object", new ObjectInput(new Dictionary<string, InputValue> { ["number"] = new ScalarInput(1L, 1) })),
            ("objects", new ListInput([new ObjectInput(new Dictionary<string, InputValue> { ["text"] = new ScalarInput("first", 0) })])));

        Assert.Equal(["second", "literal"], given.Texts("texts"));
        Assert.Equal([Network.Grid], given.Choices<Network>("one"));
        Assert.Equal(7, given.Members("object")!.Number("number"));
        Assert.Equal("second", given.List("objects")!.Single().Text("text"));
    }

    [Fact]
    public void Null_and_absent_arguments_read_as_null()
    {
        var given = Given(("text", InputValue.Null));

        Assert.Null(given.Text("text"));
        Assert.Null(given.Number("number"));
        Assert.Null(given.Flag("flag"));
        Assert.Null(given.Choice<Network>("choice"));
        Assert.Null(given.Texts("texts"));
        Assert.Null(given.Members("object"));
    }

    public static TheoryData<Func<object?>> Wrong()
    {
        var given = Given(
            ("text", new ScalarInput("x", null)), ("number", new ScalarInput(3_000_000_000L, null)), ("list", new ListInput([new ScalarInput(1L, null)])));
        return
        [
            () => given.Number("text"), () => given.Flag("text"), () => given.Choice<Network>("text"), () => given.Text("text", longest: 0),
            () => given.Members("text"), () => given.Number("number"), () => given.Text("number"), () => given.Texts("list"), () => given.List("list"),
        ];
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void An_argument_of_the_wrong_type_is_refused(Func<object?> read)
    {
        var refusal = Assert.Throws<QueryRefusedException>(read);

        Assert.Equal("BAD_USER_INPUT", refusal.Errors.Single().Code);
    }

    private static GivenArguments Given(params (string Name, InputValue Value)[] arguments) =>
        GivenArguments.From(new Selection("field", "field", arguments.ToDictionary(a => a.Name, a => a.Value), static _ => [], ["field"]), Leaves);
}
