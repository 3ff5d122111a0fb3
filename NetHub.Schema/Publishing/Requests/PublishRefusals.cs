using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Requests;

/// <summary>Every refusal of an order: a stable code, then what to do about it.</summary>
public static class PublishRefusals
{
    public static PublishRefusedException NotPublisher() => Refused(PublishFault.Rights, "NOT_PUBLISHER",
        "该客户端没有发布角色。请安全管理员为其登记 publisher。", "The client has not the role of a publisher. Have the security administrator register it as one.");

    public static PublishRefusedException NotOwner(DatasetEntry dataset) => Refused(PublishFault.Rights, "NOT_OWNER",
        $"只有数源部门可以发布；{dataset.Name} 由 {dataset.Owner} 负责。", $"Only who answers for data may publish it; {dataset.Name} is answered for by {dataset.Owner}.");

    public static PublishRefusedException ModeOfOwner(DatasetEntry dataset) => Refused(PublishFault.Rights, "NOT_OWNER",
        $"只有 {dataset.Owner} 可以新增或终止 {dataset.Name} 的记录；其他部门只能用 UPSERT 更新自己负责的信息项。",
        $"Rows of {dataset.Name} are added and ended by {dataset.Owner} alone; others update the fields that they answer for, with UPSERT.");

    public static PublishRefusedException UnknownColumn(string column) => Refused(PublishFault.Order, "UNKNOWN_COLUMN",
        $"未知的列“{Short(column)}”。列名为信息项的英文名或中文名。", $"Unknown column '{Short(column)}'. A column is named as the field, in English or Chinese.");

    public static PublishRefusedException DoubledColumn(FieldEntry field) => Refused(PublishFault.Order, "DUPLICATE_COLUMN",
        $"{field.Name} 有两列。请只留一列。", $"There are two columns for {field.Name}. Leave one.");

    public static PublishRefusedException ForeignColumn(FieldEntry field) => Refused(PublishFault.Rights, "NOT_OWNER",
        $"{field.Coordinate} 由 {field.Owner} 负责，不能由本部门发布。请去掉该列。", $"{field.Coordinate} is answered for by {field.Owner}. Remove the column.");

    public static PublishRefusedException DerivedColumn(FieldEntry field) => Refused(PublishFault.Order, "DERIVED_COLUMN",
        $"{field.Coordinate} 由系统生成。请去掉该列。", $"{field.Coordinate} is made by the hub. Remove the column.");

    public static PublishRefusedException KeyMissing(IEnumerable<string> columns) => Refused(PublishFault.Order, "KEY_COLUMN_MISSING",
        $"缺少主键列：{string.Join("、", columns)}。", $"Columns of the key are missing: {string.Join(", ", columns)}.");

    public static PublishRefusedException IncompleteReference(string link, IEnumerable<string> parts) => Refused(PublishFault.Order, "INCOMPLETE_REFERENCE",
        $"{link} 的业务主键不完整，还需：{string.Join("、", parts)}。", $"The business key of {link} is not complete; it also needs {string.Join(", ", parts)}.");

    public static PublishRefusedException NoRows() => Refused(PublishFault.Order, "NO_ROWS",
        "文件只有表头，没有记录。", "The file has a header and no rows.");

    public static PublishRefusedException OfFile(FileRefusedException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var details = new Dictionary<string, object?> { ["line"] = refusal.Line };
        return new PublishRefusedException(PublishFault.Order, new QueryError(refusal.Code, refusal.Chinese, refusal.English, Details: details));
    }

    public static PublishRefusedException TooManyRows(int limit) => new(PublishFault.Size, QueryErrors.Limit("TOO_MANY_ROWS", "rows", limit, limit + 1L));

    public static PublishRefusedException TooLarge(long limit) => new(PublishFault.Size, QueryErrors.Limit("FILE_TOO_LARGE", "bytes", limit, limit + 1));

    public static PublishRefusedException KeyReused() => Refused(PublishFault.Conflict, "IDEMPOTENCY_CONFLICT",
        "该 Idempotency-Key 已用于另一批数据。请换一个。", "The Idempotency-Key was used for another batch. Take a new one.");

    public static PublishRefusedException Busy(int seconds) => Refused(PublishFault.Hub, "PUBLISH_BUSY",
        $"前面的批次 {seconds} 秒内未完成。请稍后重试。", $"Batches before this one took more than {seconds} s. Try again.");

    /// <summary>The client was told of enough people today.</summary>
    public static PublishRefusedException ReadEnough(QueryRefusedException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new PublishRefusedException(PublishFault.Quota, refusal.Errors[0]);
    }

    public static PublishRefusedException Unavailable() => new(PublishFault.Hub, QueryErrors.Unavailable());

    public static PublishRefusedException DiskFull() => Refused(PublishFault.Hub, "DISK_FULL",
        "磁盘空间不足或不可写，没有保存任何内容。请稍后重试。", "The disk is full or cannot be written to; nothing was kept. Try again.");

    private static string Short(string text) => text.Length <= 100 ? text : text[..100];

    private static PublishRefusedException Refused(PublishFault fault, string code, string chinese, string english) => new(fault, new QueryError(code, chinese, english));
}
