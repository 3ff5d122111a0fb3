namespace NetHub.Tests.Architecture;

/// <summary>The graph behind <see cref="LayerTests"/> sees every way in which one type can use another.</summary>
public sealed class TypeGraphTests
{
    private static readonly TypeGraph Samples = new(typeof(TypeGraphTests).Assembly.Location, "NetHub.Tests.Architecture");

    [Theory]
    [InlineData("ByClosure")]
    [InlineData("ByTask")]
    [InlineData("ByStream")]
    [InlineData("ByAttribute")]
    [InlineData("ByConstraint`1")]
    [InlineData("ByArgument")]
    [InlineData("ByTest")]
    [InlineData("ByNestedType")]
    public void A_use_is_seen_however_it_is_written(string user)
    {
        Assert.Contains(Samples.Uses, u => u.From.Name == user && u.To.Name == "Target");
    }

    [Fact]
    public void A_type_that_does_not_use_another_has_no_arrow_to_it()
    {
        Assert.DoesNotContain(Samples.Uses, static u => u.From.Name == "ByNothing" && u.To.Name == "Target");
    }

    [Fact]
    public void Folders_in_a_cycle_are_found_with_a_use_for_each_arrow()
    {
        TypeUse[] uses = [Use("A", "B"), Use("B", "C"), Use("C", "A"), Use("C", "D"), Use("D", "E"), Use("E", "D"), Use("E", "F")];

        var cycles = FolderCycle.All(uses).Select(static c => c.ToString().ReplaceLineEndings("\n"));

        Assert.Equal(
            [
                "Folders use each other: A, B, C\n  A → B (1), as A.x → B.x\n  B → C (1), as B.x → C.x\n  C → A (1), as C.x → A.x\n",
                "Folders use each other: D, E\n  D → E (1), as D.x → E.x\n  E → D (1), as E.x → D.x\n",
            ],
            cycles);
    }

    [Fact]
    public void Folders_without_a_cycle_are_accepted()
    {
        Assert.Empty(FolderCycle.All([Use("A", "B"), Use("A", "C"), Use("B", "D"), Use("C", "D")]));
    }

    private static TypeUse Use(string from, string to) => new(new TypeName(from, "x", IsOfHub: true), new TypeName(to, "x", IsOfHub: true));
}
