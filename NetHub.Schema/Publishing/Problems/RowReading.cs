namespace NetHub.Schema.Publishing.Problems;

/// <summary>What the codes mean by which a reader says why it cannot read a row.</summary>
internal static class RowReading
{
    private static readonly Dictionary<string, (string Chinese, string English)> Words = new()
    {
        ["WRONG_CELL_COUNT"] = ("单元格数与表头不一致。", "It has another number of cells than the header."),
        ["UNCLOSED_QUOTE"] = ("引号没有结束。", "A quote is not closed."),
        ["FIELD_TOO_LARGE"] = ("值过长。", "A value is too large."),
        ["INVALID_JSON"] = ("不是 JSON 对象。", "It is no JSON object."),
        ["DUPLICATE_MEMBER"] = ("同一成员出现两次。", "A member stands there twice."),
        ["FORMULA_CELL"] = ("单元格含公式。请粘贴为数值。", "A cell holds a formula. Paste its value."),
        ["MERGED_CELL"] = ("单元格已合并。请取消合并。", "A cell is merged. Unmerge it."),
        ["ERROR_CELL"] = ("单元格是错误值。", "A cell holds an error."),
        ["INVALID_CHARACTER"] = ("含有控制字符。", "It holds control characters."),
    };

    public static Problem Problem(string code)
    {
        var (chinese, english) = Words.GetValueOrDefault(code, ("无法读取。", "It cannot be read."));
        return new Problem(code, chinese, english);
    }
}
