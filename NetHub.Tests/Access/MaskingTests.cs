using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Access;

/// <summary>Masks applied to example values.</summary>
public sealed class MaskingTests
{
    private static readonly MaskContext Context = new("桂阳县正和镇", "[112.7,25.7]", static value => "p" + value.Length, new DateOnly(2026, 6, 1));

    [Theory]
    [InlineData(Mask.Name, "王小青", "王**")]
    [InlineData(Mask.Name, "王青", "王*")]
    [InlineData(Mask.Name, "王", "王*")]
    [InlineData(Mask.Name, "欧阳明", "欧阳*")]
    [InlineData(Mask.Name, "欧阳", "欧*")]
    [InlineData(Mask.Name, "玛依拉·艾山", "玛**")]
    [InlineData(Mask.Name, "\U0002C62F小青", "\U0002C62F**")]
    [InlineData(Mask.Name, "王\U0002C62F", "王*")]
    [InlineData(Mask.Id, "432822199001011234", "4****************4")]
    [InlineData(Mask.Id, "12", "**")]
    [InlineData(Mask.Id64, "91431021MA4L0ABC12", "914310********BC12")]
    [InlineData(Mask.Phone, "13800001234", "138****1234")]
    [InlineData(Mask.Phone, "110", "***")]
    [InlineData(Mask.Address, "百花路12号", "桂阳县正和镇****")]
    [InlineData(Mask.Birth, "1990-01-01", "1990")]
    [InlineData(Mask.Birth, "1930-01-01", "≤1936")]
    [InlineData(Mask.Region, "431021108200", "431021108000")]
    [InlineData(Mask.Amount, "9999.99", "0–1万")]
    [InlineData(Mask.Amount, "10000", "1–5万")]
    [InlineData(Mask.Null, "anything", null)]
    public void A_mask_shows_only_the_characters_of_its_rule(Mask mask, string value, string? expected)
    {
        var masked = Masking.Apply(mask, value, Context);

        Assert.Equal(expected, masked);
    }
}
