using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Audit.Records;

[Dataset(Network.Hub, "信息项使用统计(按日,通常滞后一两秒)",
    "How often a field was used on a day, by whom, in which operation and how; a second or two behind the ledger",
    Owner = Departments.Data, Updates = UpdateCycle.Realtime, RowClass = AccessClass.Gov, Plural = "fieldUsage", IsVersioned = false, Published = "2026-11-24",
    Note = "Counted by the hub from its ledger, in days of Asia/Shanghai, and kept as long as the ledger.")]
[OwnScope("the department that answers for the field, and the department that read")]
[Indexed(nameof(Coordinate), nameof(Day))]
public sealed class FieldUsage
{
    [Field("日期", "Day in Asia/Shanghai", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public required DateOnly Day { get; init; }

    [Field("信息项", "The field by its coordinate; a dataset where all of it was refused", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public required string Coordinate { get; init; }

    [Field("数源部门", "Department that answers for the field; null where the hub no longer knows it", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.DepartmentCode)]
    public string? Owner { get; init; }

    [Field("使用部门", "Department that read; null for administrators", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.DepartmentCode, Key = true)]
    public string? Department { get; init; }

    [Field("操作", "Name of the operation, or the digest of its document where it has none", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public string? Operation { get; init; }

    [Field("用法", "What it was used for, or that it was refused", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public required RecordedUsage Usage { get; init; }

    [Field("访问级别", "The most that the read got of it", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public required RecordedLevel Level { get; init; }

    [Field("次数", "How many reads", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required int Reads { get; init; }

    [Field("条数", "How many rows of its dataset those reads gave", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required int Rows { get; init; }
}
