using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>用途代码: why a caller reads.</summary>
public enum PurposeCode
{
    [Term("履职", "Duty")] Duty,
    [Term("办案", "A case")] Case,
    [Term("统计", "Statistics")] Statistics,
    [Term("核验", "Verification")] Verification,
}

/// <summary>用途/事由, as a request states it.</summary>
/// <param name="Code">Why.</param>
/// <param name="Case">Number of the case, where it is one.</param>
public sealed record StatedPurpose(PurposeCode Code, string? Case);
