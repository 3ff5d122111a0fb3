using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>用途代码: the purpose of a read.</summary>
public enum PurposeCode
{
    [Term("履职", "Duty")] Duty,
    [Term("办案", "A case")] Case,
    [Term("统计", "Statistics")] Statistics,
    [Term("核验", "Verification")] Verification,
}

/// <summary>用途/事由: the purpose that a request states.</summary>
/// <param name="Code">The purpose.</param>
/// <param name="Case">The case number, if the purpose is a case.</param>
public sealed record StatedPurpose(PurposeCode Code, string? Case);
