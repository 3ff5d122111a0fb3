using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Types;

/// <summary>A scalar that distinguishes only numbers from strings. The form of a value is checked when it is read.</summary>
internal sealed class HubScalar : ScalarGraphType
{
    private readonly bool isNumber;

    public HubScalar(string name, string description, bool isNumber = false)
    {
        Name = name;
        Description = description;
        this.isNumber = isNumber;
    }

    public override bool CanParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => true,
        GraphQLStringValue => !isNumber,
        GraphQLIntValue or GraphQLFloatValue => isNumber,
        _ => false,
    };

    public override object? ParseLiteral(GraphQLValue value) => CanParseLiteral(value) ? value : ThrowLiteralConversionError(value);

    public override bool CanParseValue(object? value) => value is null || (value is string) != isNumber;

    public override object? ParseValue(object? value) => CanParseValue(value) ? value : ThrowValueConversionError(value!);

    public override object? Serialize(object? value) => value;
}

/// <summary>The scalars of the schema, one for each kind of value.</summary>
internal static class Scalars
{
    private static readonly Dictionary<string, HubScalar> Named = new[]
    {
        new HubScalar("Decimal", "十进制数，最多四位小数。Decimal number with at most four decimal places.", isNumber: true),
        new HubScalar("LocalDate", "日期，如 2019-12-27；脱敏时只显示年份。Date, for example 2019-12-27; only the year if masked."),
        new HubScalar("DateTime", "带时区的时间（ISO 8601）。Instant with UTC offset (ISO 8601)."),
        new HubScalar("RegionCode", "行政区划代码，12 位。Code of an administrative division, 12 digits."),
        new HubScalar("GridCode", "网格编码，15 位：村代码加序号。Grid code, 15 digits: village code and serial number."),
        new HubScalar("CreditCode", "统一社会信用代码（GB 32100-2015）。Unified social credit code (GB 32100-2015)."),
        new HubScalar("IdNumber", "公民身份号码（GB 11643-1999）。Citizen identity number (GB 11643-1999)."),
        new HubScalar("MobileNumber", "手机号码，11 位。Mobile number, 11 digits."),
        new HubScalar("DepartmentCode", "部门代码；乡镇（街道）的代码含区划代码。Department code; a township's code includes its region code."),
        new HubScalar("Period", "统计期：2019、2019Q4 或 2019-12。Statistical period: 2019, 2019Q4 or 2019-12."),
        new HubScalar("YearMonth", "年月，如 2019-12。Month, for example 2019-12."),
        new HubScalar("GeoPoint", "CGCS2000 坐标 [经度, 纬度]。CGCS2000 point [longitude, latitude]."),
        new HubScalar("GeoPolygon", "CGCS2000 边界 [[经度, 纬度], …]。CGCS2000 ring of [longitude, latitude] points."),
        new HubScalar("JSON", "结构见字段说明。A small structure; see the description of the field."),
    }.ToDictionary(s => s.Name);

    public static readonly IGraphType String = new StringGraphType();
    public static readonly IGraphType Int = new IntGraphType();
    public static readonly IGraphType Float = new FloatGraphType();
    public static readonly IGraphType Boolean = new BooleanGraphType();
    public static readonly IGraphType Id = new IdGraphType();

    public static IGraphType Decimal => Named["Decimal"];

    public static IGraphType LocalDate => Named["LocalDate"];

    public static IGraphType DateTime => Named["DateTime"];

    /// <summary>Returns the scalar of a kind of value. Enums have their own types.</summary>
    public static IGraphType For(ValueKind kind) => kind switch
    {
        ValueKind.String or ValueKind.Text => String,
        ValueKind.Int => Int,
        ValueKind.Boolean => Boolean,
        ValueKind.Id => Id,
        ValueKind.Date => LocalDate,
        ValueKind.Instant => DateTime,
        ValueKind.Json => Named["JSON"],
        _ => Named[kind.ToString()],
    };
}
