namespace NetHub.Schema.Publishing.Problems;

/// <summary>Translates the reader's codes for unreadable rows into problems.</summary>
internal static class RowReading
{
    private static readonly Dictionary<string, (string Chinese, string English)> Words = new()
    {
        ["WRONG_CELL_COUNT"] = ("单元格数与表头不一致。", "The number of cells differs from the header."),
        ["UNCLOSED_QUOTE"] = ("引号未闭合。", "A quoted value is not closed."),
        ["FIELD_TOO_LARGE"] = ("值过长。", "A value is too long."),
        ["INVALID_JSON"] = ("不是 JSON 对象。", "The line is not a JSON object."),
        ["DUPLICATE_MEMBER"] = ("同一成员出现两次。", "A member occurs twice."),
        ["FORMULA_CELL"] = ("单元格含公式。请粘贴为数值。", "A cell contains a formula. Paste it as a value."),
        ["MERGED_CELL"] = ("单元格已合并。请取消合并。", "A cell is merged. Unmerge the cells."),
        ["ERROR_CELL"] = ("单元格是错误值。", "A cell contains an error value."),
        ["INVALID_CHARACTER"] = ("含有控制字符。", "A value contains control characters."),
    };

    public static Problem Problem(string code)
    {
        var (chinese, english) = Words.GetValueOrDefault(code, ("无法读取。", "The row cannot be read."));
        return new Problem(code, chinese, english);
    }
}
