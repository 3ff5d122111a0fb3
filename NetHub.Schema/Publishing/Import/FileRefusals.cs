namespace NetHub.Schema.Publishing.Import;

/// <summary>All reasons to refuse a file: a stable code and what to do about it. The messages never contain values of the file.</summary>
internal static class FileRefusals
{
    private const int LongestName = 100;

    public static FileRefusedException EmptyFile() =>
        new("EMPTY_FILE", 0, "文件为空，请提交带表头的数据文件。", "The file is empty. Submit a file with a header and rows.");

    public static FileRefusedException DuplicateColumn(long line, string name) => new("DUPLICATE_COLUMN", line,
        $"列名“{Short(name)}”重复，请保证列名唯一。", $"The column \"{Short(name)}\" occurs twice. Column names must be unique.");

    public static FileRefusedException EmptyColumnName(long line, int column) => new("EMPTY_COLUMN_NAME", line,
        $"第 {column + 1} 列没有列名，请补全表头或删除该列。", $"Column {column + 1} has no name. Name it or remove it.");

    public static FileRefusedException TooManyColumns(long line, int limit) =>
        new("TOO_MANY_COLUMNS", line, $"列数超过 {limit}，请拆分后提交。", $"The file has more than {limit} columns. Split it.");

    public static FileRefusedException InvalidEncoding(long line) => new("INVALID_ENCODING", line,
        $"第 {line} 行的字符编码无效，请另存为 UTF-8 后重新提交。", $"Line {line} has an invalid character encoding. Save the file as UTF-8 and submit it again.");

    public static FileRefusedException WrongDelimiter(long line) => new("WRONG_DELIMITER", line,
        "分隔符不是英文逗号，请以英文逗号“,”分隔各列。", "The delimiter is not a comma. Separate columns by commas \",\".");

    public static FileRefusedException HeaderTooLarge(long line) =>
        new(RowProblems.FieldTooLarge, line, "列名过长，请缩短列名。", "A column name is too long. Shorten it.");

    public static FileRefusedException PartTooLarge(long line, int limit) => new(RowProblems.FieldTooLarge, line,
        $"单个值超过 {limit} 字节，无法继续读取。", $"A value has more than {limit} bytes, so the rest of the file cannot be read.");

    /// <summary>Refuses the file because its header has a problem that would make any row unreadable.</summary>
    public static FileRefusedException Header(SourceRow header) => header.Problem == RowProblems.FieldTooLarge
        ? HeaderTooLarge(header.Line)
        : new(header.Problem!, header.Line, $"表头（第 {header.Line} 行）无法读取，请改正后重新提交。",
            $"The header (line {header.Line}) cannot be read. Correct it and submit the file again.");

    public static FileRefusedException InvalidName(long line) => new(RowProblems.InvalidCharacter, line,
        $"第 {line} 行的列名含有控制字符，请删除后重新提交。", $"A column name in line {line} contains control characters. Remove them.");

    public static FileRefusedException NotXlsx(long line = 0) => new("NOT_XLSX", line,
        "文件不是可读取的 XLSX 工作簿，请用表格软件另存为 .xlsx。", "The file is not a readable XLSX workbook. Save it as .xlsx.");

    public static FileRefusedException OldOrEncrypted() => new("NOT_XLSX", 0,
        "文件是旧版 .xls 或已加密的工作簿，请去除密码并另存为 .xlsx。", "The file is an old .xls or an encrypted workbook. Save it as .xlsx without a password.");

    public static FileRefusedException ZipBomb() => new("ZIP_BOMB", 0,
        "工作簿解压后过大，请拆分后提交，或改用 CSV。", "The workbook is too large when decompressed. Split it, or submit CSV.");

    public static FileRefusedException TooManySharedStrings(int limit) => new("TOO_MANY_SHARED_STRINGS", 0,
        $"工作簿的共享文本超过 {limit >> 20} MiB，请拆分后提交，或改用 CSV。",
        $"The workbook has more than {limit >> 20} MiB of shared text. Split it, or submit CSV.");

    public static FileRefusedException TooManyRanges(int limit) => new(RowProblems.MergedCell, 0,
        $"合并单元格或数组公式超过 {limit} 处，请取消后重新提交。", $"The sheet has more than {limit} merged ranges or array formulas. Remove them.");

    private static string Short(string name)
    {
        if (name.Length <= LongestName)
            return name;
        var length = char.IsHighSurrogate(name[LongestName - 2]) ? LongestName - 2 : LongestName - 1;
        return name[..length] + "…";
    }
}
