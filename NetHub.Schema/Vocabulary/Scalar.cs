namespace NetHub.Schema.Vocabulary;

/// <summary>What a property's value means in the schema, beyond its CLR type.</summary>
public enum Scalar
{
    /// <summary>By CLR type: String, Int, Boolean, Decimal, LocalDate, DateTime, or an enum.</summary>
    Inferred,

    /// <summary>A surrogate key (<see langword="long"/>): shown only as an opaque id, encrypted per department.</summary>
    Id,

    /// <summary>行政区划代码, 12 digits.</summary>
    RegionCode,

    /// <summary>网格编码, 15 digits: village code and serial.</summary>
    GridCode,

    /// <summary>统一社会信用代码, GB 32100-2015.</summary>
    CreditCode,

    /// <summary>公民身份号码, GB 11643-1999.</summary>
    IdNumber,

    /// <summary>手机号, 11 digits.</summary>
    MobileNumber,

    /// <summary>部门代码.</summary>
    DepartmentCode,

    /// <summary>统计期: <c>2019</c>, <c>2019Q4</c> or <c>2019-12</c>.</summary>
    Period,

    /// <summary>年月: <c>2019-12</c>.</summary>
    YearMonth,

    /// <summary>CGCS2000 longitude and latitude as <c>[lng, lat]</c>.</summary>
    GeoPoint,

    /// <summary>CGCS2000 ring as <c>[[lng, lat], …]</c>.</summary>
    GeoPolygon,

    /// <summary>Long free text: never filtered, sorted or grouped by.</summary>
    Text,

    /// <summary>A small structure kept and shown as JSON; its docstring says its members.</summary>
    Json,
}
