using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>数据类型 of an item, in the letters of 政务信息资源目录编制指南(试行).</summary>
public enum ItemDataType
{
    [Term("字符型", "Characters")] C,
    [Term("数值型", "A number with decimals")] N,
    [Term("货币型", "Money")] Y,
    [Term("日期型", "A day")] D,
    [Term("日期时间型", "A moment")] T,
    [Term("逻辑型", "Yes or no")] L,
    [Term("备注型", "Long text")] M,
    [Term("通用型", "A structure")] G,
    [Term("双精度型", "A number in double precision")] B,
    [Term("整型", "A whole number")] I,
    [Term("浮点型", "A number in floating point")] F,
}

internal static class ItemDataTypes
{
    public static ItemDataType For(FieldEntry field) => field.Kind switch
    {
        ValueKind.Text => ItemDataType.M,
        ValueKind.Decimal => field.Mask == Mask.Amount ? ItemDataType.Y : ItemDataType.N,
        ValueKind.Int => ItemDataType.I,
        ValueKind.Boolean => ItemDataType.L,
        ValueKind.Date => ItemDataType.D,
        ValueKind.Instant => ItemDataType.T,
        ValueKind.Json or ValueKind.GeoPoint or ValueKind.GeoPolygon => ItemDataType.G,
        _ => ItemDataType.C,
    };
}
