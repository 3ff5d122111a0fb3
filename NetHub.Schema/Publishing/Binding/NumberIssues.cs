using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary.Identifiers;

namespace NetHub.Schema.Publishing.Binding;

/// <summary>
/// Detects numbers that are accepted but flagged: first-generation identity numbers and credit codes of early registrations (model V-ID5,
/// V-CC3, V-CC4).
/// </summary>
internal static class NumberIssues
{
    private static readonly Problem FirstGeneration = Problem.Create(
        "V-ID5", "15 位的第一代身份号码，已换算为 18 位，请核对。", "A first-generation number of 15 digits was converted to 18 digits. Please check it.");

    private static readonly Problem CheckCharacter = Problem.Create(
        "V-CC4", "统一社会信用代码的校验位不符，早期试点代码可能如此，请核对。", "The check character of the credit code is wrong, as in some early codes. Please check it.");

    private static readonly Problem OrganizationCode = Problem.Create(
        "V-CC3", "主体标识码（第 9 至 17 位）校验位不符，请核对。", "The check character of the organization code (characters 9 to 17) is wrong. Please check it.");

    /// <param name="kind">The kind of the value.</param>
    /// <param name="text">The value as sent.</param>
    /// <param name="value">The value as read.</param>
    public static Problem? Check(ValueKind kind, string? text, object? value) => (kind, value) switch
    {
        (ValueKind.IdNumber, string) when text!.Trim().Length == IdNumber.FirstGenerationLength => FirstGeneration,
        (ValueKind.CreditCode, string code) when !CreditCode.TryParse(code, out _, synthetic: true) => CheckCharacter,
        (ValueKind.CreditCode, string code) when !CreditCode.Parse(code, synthetic: true).OrganizationCodeChecks => OrganizationCode,
        _ => null,
    };
}
