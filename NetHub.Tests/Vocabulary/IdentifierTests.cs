using NetHub.Schema.Vocabulary.Identifiers;

namespace NetHub.Tests.Vocabulary;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("999021195604120014", "1956-04-12", "1")]
    [InlineData("99902119851230002X", "1985-12-30", "2")]
    [InlineData("999021201202290035", "2012-02-29", "1")]
    [InlineData("999021199001010041", "1990-01-01", "2")]
    [InlineData("999021197808080156", "1978-08-08", "1")]
    public void An_identity_number_encodes_birth_date_and_sex(string text, string birth, string sex)
    {
        var number = IdNumber.Parse(text, synthetic: true);

        Assert.Equal(birth, number.BirthDate.ToString("O"));
        Assert.Equal(sex, number.SexCode);
    }

    [Theory]
    [InlineData("999021195604120015")] // check character
    [InlineData("999021201302290035")] // no such date
    [InlineData("99902119851230002x")] // lower-case X
    [InlineData("99902119561304001X")] // month 13
    [InlineData("09902119560412001X")] // no region code begins with 0
    [InlineData("99902119560412001")]
    [InlineData("")]
    [InlineData(null)]
    public void A_broken_identity_number_is_refused(string? text) =>
        Assert.False(IdNumber.TryParse(text, out _, synthetic: true));

    [Fact]
    public void The_unassigned_region_is_refused_unless_the_data_is_synthetic()
    {
        Assert.False(IdNumber.TryParse("999021195604120014", out _));
        Assert.False(CreditCode.TryParse("91999021MA0N00016H", out _));
        Assert.Throws<FormatException>(() => IdNumber.Parse("999021195604120014"));
    }

    [Fact]
    public void A_birth_after_today_is_refused() =>
        Assert.False(IdNumber.TryParse("999021201202290035", out _, synthetic: true, today: new DateOnly(2012, 2, 28)));

    [Fact]
    public void A_first_generation_number_gets_century_and_check_character()
    {
        Assert.True(IdNumber.TryUpgrade("999021560412001", out var number, synthetic: true));

        Assert.Equal("999021195604120014", number.Value);
    }

    [Theory]
    [InlineData("91999021MA0N00016H", "91")]
    [InlineData("93999021MA0N000246", "93")]
    [InlineData("51999021MJ0N000355", "51")]
    [InlineData("11999021000000043P", "11")]
    public void A_credit_code_encodes_the_kind_of_registration(string text, string kind) =>
        Assert.Equal(kind, CreditCode.Parse(text, synthetic: true).Kind);

    [Theory]
    [InlineData("91999021MA0N00016J")] // check character
    [InlineData("91999021MA0S00016H")] // S is not allowed
    [InlineData("91999021MA0N00016")]
    [InlineData(null)]
    public void A_broken_credit_code_is_refused(string? text) =>
        Assert.False(CreditCode.TryParse(text, out _, synthetic: true));

    [Theory]
    [InlineData("13900000001", "13900000001")]
    [InlineData("+86 139-0000-0001", "13900000001")]
    public void A_mobile_number_is_eleven_digits_without_country_code(string text, string expected) =>
        Assert.Equal(expected, MobileNumber.Parse(text).Value);

    [Theory]
    [InlineData("12900000001")]
    [InlineData("1390000000")]
    [InlineData("1390000000a")]
    [InlineData(null)]
    public void A_broken_mobile_number_is_refused(string? text) => Assert.False(MobileNumber.TryParse(text, out _));

    [Theory]
    [InlineData("430000000000", DivisionLevel.Province, null)]
    [InlineData("431000000000", DivisionLevel.City, "430000000000")]
    [InlineData("431021000000", DivisionLevel.County, "431000000000")]
    [InlineData("431021108000", DivisionLevel.Township, "431021000000")]
    [InlineData("431021226000", DivisionLevel.Township, "431021000000")]
    [InlineData("431021108220", DivisionLevel.Village, "431021108000")]
    public void A_region_code_encodes_level_and_parent(string text, DivisionLevel level, string? parent)
    {
        var code = RegionCode.Parse(text);

        Assert.Equal(level, code.Level);
        Assert.Equal(parent, code.Parent?.Value);
    }

    [Theory]
    [InlineData("431021108")] // must be padded
    [InlineData("000000000000")]
    [InlineData("431000108220")] // a township below no county
    [InlineData("43102110822a")]
    [InlineData(null)]
    public void A_broken_region_code_is_refused(string? text) => Assert.False(RegionCode.TryParse(text, out _));

    [Fact]
    public void A_township_is_a_range_that_holds_its_villages_and_grids_and_nothing_else()
    {
        var range = RegionCode.Parse("431021108000").Range;

        Assert.Equal(new CodeRange("431021108000", "431021109000"), range);
        Assert.True(range.Contains("431021108220"));
        Assert.True(range.Contains("431021108901001"));
        Assert.False(range.Contains("431021107999"));
        Assert.False(range.Contains("431021109000"));
        Assert.False(range.Contains("114310211080"));
    }

    [Fact]
    public void The_range_of_a_code_that_ends_in_nines_carries()
    {
        Assert.Equal("431022000000", RegionCode.Parse("431021999000").Range.High);
        Assert.True(RegionCode.Parse("990000000000").Range.Contains("999999999999"));
    }

    [Fact]
    public void A_grid_code_encodes_its_village_and_serial_number()
    {
        var code = GridCode.Parse("431021108901001");

        Assert.Equal("431021108901", code.Village.Value);
        Assert.Equal(1, code.Serial);
    }

    [Theory]
    [InlineData("431021108000001")] // hangs below a township
    [InlineData("431021108901000")]
    [InlineData("431021108901")]
    [InlineData(null)]
    public void A_broken_grid_code_is_refused(string? text) => Assert.False(GridCode.TryParse(text, out _));

    [Fact]
    public void A_township_is_a_department_of_its_own()
    {
        var code = DepartmentCode.Parse("TWN-431021108");

        Assert.Equal("TWN", code.Role);
        Assert.Equal("431021108000", code.Township?.Value);
        Assert.Equal(code, DepartmentCode.OfTownship(RegionCode.Parse("431021108220")));
        Assert.Null(DepartmentCode.Parse("ORG").Township);
    }

    [Theory]
    [InlineData("org")]
    [InlineData("ORG-431021108")]
    [InlineData("TWN-431021000")]
    [InlineData("TWN-43102110")]
    [InlineData(null)]
    public void A_broken_department_code_is_refused(string? text) => Assert.False(DepartmentCode.TryParse(text, out _));
}
