namespace NetHub.Schema.Publishing.Import;

/// <summary>Every reason to refuse a file: a stable code, then what to do about it. A value of the file is never told.</summary>
internal static class FileRefusals
{
    private const int LongestName = 100;

    public static FileRefusedException EmptyFile() =>
        new("EMPTY_FILE", 0, "文件为空，请提交带表头的数据文件。", "The file is empty; submit one with a header and rows.");

    public static FileRefusedException DuplicateColumn(long line, string name) => new("DUPLICATE_COLUMN", line,
        $"列名“{Short(name)}”重复，请保证列名唯一。", $"The column \"{Short(name)}\" occurs twice; give each its own name.");

    public static FileRefusedException EmptyColumnName(long line, int column) => new("EMPTY_COLUMN_NAME", line,
        $"第 {column + 1} 列没有列名，请补全表头或删除该列。", $"Column {column + 1} has no name; name it or remove it.");

    public static FileRefusedException TooManyColumns(long line, int limit) =>
        new("TOO_MANY_COLUMNS", line, $"列数超过 {limit}，请拆分后提交。", $"There are more than {limit} columns; submit fewer.");

    public static FileRefusedException InvalidEncoding(long line) => new("INVALID_ENCODING", line,
        $"第 {line} 行的字符编码无效，请另存为 UTF-8 后重新提交。", $"Line {line} is not validly encoded; save the file as UTF-8.");

    public static FileRefusedException WrongDelimiter(long line) => new("WRONG_DELIMITER", line,
        "分隔符不是英文逗号，请以英文逗号“,”分隔各列。", "The delimiter is not a comma; separate columns by a comma \",\".");

    public static FileRefusedException HeaderTooLarge(long line) =>
        new(RowProblems.FieldTooLarge, line, "列名过长，请缩短列名。", "The name of a column is too long; shorten it.");

    public static FileRefusedException PartTooLarge(long line, int limit) => new(RowProblems.FieldTooLarge, line,
        $"单个值超过 {limit} 字节，无法继续读取。", $"A value has more than {limit} bytes; the file cannot be read on.");

    /// <summary>What makes any other row unreadable makes a header, and with it the file, unreadable.</summary>
    public static FileRefusedException Header(SourceRow header) => header.Problem == RowProblems.FieldTooLarge
        ? HeaderTooLarge(header.Line)
        : new(header.Problem!, header.Line, $"表头（第 {header.Line} 行）无法读取，请改正后重新提交。",
            $"The header (line {header.Line}) cannot be read; correct it and submit again.");

    public static FileRefusedException InvalidName(long line) => new(RowProblems.InvalidCharacter, line,
        $"第 {line} 行的列名含有控制字符，请删除后重新提交。", $"A column's name in line {line} has control characters; remove them.");

    public static FileRefusedException NotXlsx(long line = 0) => new("NOT_XLSX", line,
        "文件不是可读取的 XLSX 工作簿，请用表格软件另存为 .xlsx。", "The file is no readable XLSX workbook; save it as .xlsx.");

    public static FileRefusedException OldOrEncrypted() => new("NOT_XLSX", 0,
        "文件是旧版 .xls 或已加密的工作簿，请去除密码并另存为 .xlsx。", "The file is an old .xls or an encrypted workbook; save it as .xlsx without a password.");

    public static FileRefusedException ZipBomb() => new("ZIP_BOMB", 0,
        "工作簿解压后过大，请拆分后提交，或改用 CSV。", "The workbook is too large once decompressed; split it, or submit CSV.");

    public static FileRefusedException TooManySharedStrings(int limit) => new("TOO_MANY_SHARED_STRINGS", 0,
        $"工作簿的共享文本超过 {limit >> 20} MiB，请拆分后提交，或改用 CSV。",
        $"The workbook shares more than {limit >> 20} MiB of text; split it, or submit CSV.");

    public static FileRefusedException TooManyRanges(int limit) => new(RowProblems.MergedCell, 0,
        $"合并单元格或数组公式超过 {limit} 处，请取消后重新提交。", $"There are more than {limit} merged ranges or array formulas; undo them.");

    private static string Short(string name)
    {
        if (name.Length <= LongestName)
            return name;
        var length = char.IsHighSurrogate(name[LongestName - 2]) ? LongestName - 2 : LongestName - 1;
        return name[..length] + "…";
    }
}
