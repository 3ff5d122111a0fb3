namespace NetHub.Schema.Sharing.Workflows;

/// <summary>Something wrong with a request or a step.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Chinese">What to do about it.</param>
/// <param name="English">The same in English.</param>
/// <param name="Coordinate">The field that it is about; null where it is about none.</param>
public sealed record SharingProblem(string Code, string Chinese, string English, string? Coordinate = null);

/// <summary>The action was refused and changed nothing; every problem is listed.</summary>
public sealed class SharingRefusedException(IReadOnlyList<SharingProblem> problems) : Exception(problems[0].Code)
{
    public SharingRefusedException(SharingProblem problem)
        : this([problem])
    {
    }

    public IReadOnlyList<SharingProblem> Problems { get; } = problems;
}
