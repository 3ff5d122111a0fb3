namespace NetHub.Schema.Publishing.Problems;

/// <summary>What is wrong with a value, before it is known in which row.</summary>
/// <param name="Rule">Stable code of the rule.</param>
/// <param name="Chinese">What is wrong, in Chinese.</param>
/// <param name="English">The same in English.</param>
internal sealed record Problem(string Rule, string Chinese, string English)
{
    public static Problem Form(string expected) => new("TYPE", $"格式不对，应为 {expected}。", $"It has the wrong form; expected {expected}.");

    public static Problem Check(string chinese, string english) => new("CHECK_DIGIT", chinese, english);

    public static Problem Code(string list) => new("CODE_UNKNOWN", $"不在代码表 {list} 中。", $"It is no code of {list}.");

    public static Problem Required { get; } = new("REQUIRED", "必填。", "It is needed.");

    /// <summary>Rule of a reference to a row that does not exist.</summary>
    public const string ReferenceNotFound = "REFERENCE_NOT_FOUND";

    public static Problem NotFound(string what) => new(ReferenceNotFound, $"找不到对应的 {what}。", $"No such {what} is known.");

    public static Problem Create(string rule, string chinese, string english) => new(rule, chinese, english);
}
