using NetHub.Schema.Sharing.Issues;

namespace NetHub.Tests.Sharing.Issues;

/// <summary>A remark may contain anything except personal numbers, however they are written.</summary>
public sealed class DataIssueRemarksTests
{
    [Theory]
    [InlineData("应为431021199003071234")]
    [InlineData("应为43102119900307123x。")]
    [InlineData("旧证 431021900307123 号")]
    [InlineData("431021 19900307 1234")]
    [InlineData("431021-19900307-1234")]
    [InlineData("４３１０２１１９９００３０７１２３４")]
    [InlineData("431021\u200b19900307\u200b1234")]
    [InlineData("4310211990\n03071234")]
    [InlineData("No9431021199003071234")]
    [InlineData("٤٣١٠٢١١٩٩٠٠٣٠٧١٢٣٤")]
    [InlineData("请拨13812345678")]
    [InlineData("请拨138 1234 5678")]
    [InlineData("+86 138-1234-5678")]
    [InlineData("008613812345678")]
    [InlineData("第 5 件 13812345678")]
    [InlineData("①③⑧12345678")]
    [InlineData("43102119900307123Ｘ")]
    [InlineData("𝟒𝟑𝟏𝟎𝟐𝟏𝟏𝟗𝟗𝟎𝟎𝟑𝟎𝟕1234")]
    public void A_remark_with_a_personal_number_is_refused(string remark)
    {
        var problem = DataIssueRemarks.Problem(remark);

        Assert.Equal("BAD_USER_INPUT", problem?.Code);
        Assert.DoesNotContain("1234", problem!.Chinese + problem.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("出生日期与户口簿不符")]
    [InlineData("户口簿为1990年3月7日,2026-03-02 核对")]
    [InlineData("见诉求 20260302000123,网格 431021108001")]
    [InlineData("服务热线 12345、0735-4221234")]
    [InlineData("\ud800 半个字符")]
    public void Any_other_remark_is_accepted(string? remark) => Assert.Null(DataIssueRemarks.Problem(remark));

    [Fact]
    public void A_remark_has_at_most_a_thousand_characters()
    {
        Assert.Null(DataIssueRemarks.Problem(new string('疑', 1000)));
        Assert.Equal("BAD_USER_INPUT", DataIssueRemarks.Problem(new string('疑', 1001))?.Code);
    }
}
