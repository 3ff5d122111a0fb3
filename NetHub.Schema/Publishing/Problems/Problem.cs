namespace NetHub.Schema.Publishing.Problems;

/// <summary>A problem of a value, without its row.</summary>
/// <param name="Rule">The stable code of the rule.</param>
/// <param name="Chinese">The message in Chinese.</param>
/// <param name="English">The message in English.</param>
internal sealed record Problem(string Rule, string Chinese, string English)
{
    public static Problem Form(string expected) => new("TYPE", $"格式无效，应为 {expected}。", $"The value has an invalid format; expected {expected}.");

    public static Problem Check(string chinese, string english) => new("CHECK_DIGIT", chinese, english);

    public static Problem Code(string list) => new("CODE_UNKNOWN", $"不在代码表 {list} 中。", $"The value is not a code of {list}.");

    public static Problem Required { get; } = new("REQUIRED", "必填。", "A value is required.");

    /// <summary>The rule of a reference to a row that does not exist.</summary>
    public const string ReferenceNotFound = "REFERENCE_NOT_FOUND";

    public static Problem NotFound(string what) => new(ReferenceNotFound, $"找不到对应的 {what}。", $"No matching {what} was found.");

    public static Problem Create(string rule, string chinese, string english) => new(rule, chinese, english);
}
