using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Audit.Records;

[Dataset(Network.Hub, "读取记录(台账索引,通常滞后一两秒,以台账为准)",
    "What somebody read, was refused, exported or administered: an index of the ledger, a second or two behind it; the ledger is what counts",
    Owner = Departments.Data, Updates = UpdateCycle.Realtime, RowClass = AccessClass.Gov, Plural = "audit", IsVersioned = false, Published = "2026-11-24",
    Note = "Written by the hub from its ledger, and kept as long. Under load it lags by more than a second; what it lags by is caught up with.")]
[OwnScope("the department that read, and every department that answers for a field that was shown, used or refused")]
[Indexed(nameof(At))]
[Indexed(nameof(Department), nameof(At))]
public sealed class AuditRecord
{
    [Field("记录号", "First 16 characters of the record's digest in the ledger", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public required string AuditId { get; init; }

    [Field("时间", "When it was recorded, to the second", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required DateTimeOffset At { get; init; }

    [Field("节点", "The hub that recorded it", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required string Node { get; init; }

    [Field("动作", "What was done", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required AuditAction Action { get; init; }

    [Field("部门", "Department that did it; null for administrators and for who is not known", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.DepartmentCode)]
    public string? Department { get; init; }

    [Field("客户端", "Client that did it", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public string? Client { get; init; }

    [Field("使用人", "The person that used the client; null where it acts for itself", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public string? Person { get; init; }

    [Field("来源地址", "Network address that it came from", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public string? Address { get; init; }

    [Field("用途", "Purpose that was stated", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public PurposeCode? Purpose { get; init; }

    [Field("案件编号", "Number of the case, where the purpose is one", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public string? CaseNo { get; init; }

    [Field("操作名", "Name of the operation in its document", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public string? Operation { get; init; }

    [Field("文档摘要", "SHA-256 of the document's text in hex", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public string? DocumentHash { get; init; }

    [Field("结果", "OK, or the code of what refused or ended it", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required string Outcome { get; init; }

    [Field("涉及信息项", "Fields that were shown, used or published, by coordinate", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required IReadOnlyList<string> Coordinates { get; init; }

    [Field("脱敏信息项", "Those of them that were masked, at least on some rows", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required IReadOnlyList<string> MaskedCoordinates { get; init; }

    [Field("被拒信息项", "Fields and datasets that were refused", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required IReadOnlyList<string> DeniedCoordinates { get; init; }

    [Field("涉及数源部门", "Departments that answer for fields that were shown, used or refused", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.DepartmentCode)]
    public required IReadOnlyList<string> Owners { get; init; }

    [Field("记录条数", "Rows that were given, at every level of lists", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required int RowCount { get; init; }

    [Field("含个人信息的条数", "Those of them that show personal values", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required int PersonalRows { get; init; }

    [Field("合并的小分组数", "Groups that were too small to be shown by themselves", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required int SuppressedGroups { get; init; }

    [Field("涉及主体数", "People, households and enterprises that were read, where their classes need a purpose", AccessClass.Gov, Sensitivity.Internal,
        Mask = Mask.None)]
    public required int SubjectCount { get; init; }

    [Field("授权版本", "Version of the policy", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required int PolicyVersion { get; init; }

    [Field("耗时(微秒)", "How long it took until it was recorded, in microseconds", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required int DurationMicros { get; init; }

    [Field("管理对象", "What was administered: kind and name", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public string? Target { get; init; }

    [Field("次数", "How often it happened, where it was recorded once for many times", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required int Times { get; init; }

    [Field("导出号", "Joins the records of one export", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public string? Export { get; init; }

    [Field("链上摘要", "The record's digest in the chain, base64url", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required string Hash { get; init; }

    [Field("前一摘要", "The digest before it in the chain", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required string PreviousHash { get; init; }
}
