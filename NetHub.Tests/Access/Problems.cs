namespace NetHub.Tests.Access;

/// <summary>Reports the problems that generated tests find in one message. The first few are enough to see the cause.</summary>
internal static class Problems
{
    private const int MostTold = 20;

    public static void AssertNone(IReadOnlyCollection<string> problems) =>
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems.Take(MostTold).Prepend($"{problems.Count} problems")));
}
