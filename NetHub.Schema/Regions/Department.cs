using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Regions;

[Dataset(Network.Shared, "部门(数据提供/使用方)", "Department: a provider and user of data, with dated responsibilities", Owner = Departments.Data,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Irregular, RowClass = AccessClass.Ref,
    Note = "Departments and their responsibilities are dated rows, never constants in code.")]
public sealed class Department
{
    [Field("部门代码", "Department code", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.DepartmentCode, Key = true)]
    public required string DeptCode { get; init; }

    [Field("名称", "Full name of the department", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Name { get; init; }

    [Field("统一社会信用代码(11…)", "Unified social credit code; the codes of state and Party organs begin with 11", AccessClass.Ref,
        Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.CreditCode)]
    public string? CreditCode { get; init; }

    [Field("党的机关", "Whether it is an organ of the Party rather than of the government", AccessClass.Ref, Sensitivity.Public,
        Mask = Mask.None)]
    public required bool IsPartyOrgan { get; init; }

    [Field("乡镇(街道)区划(仅TWN)", "Township or subdistrict that it governs; only for township departments", AccessClass.Ref, Sensitivity.Public,
        Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region")]
    public string? TownshipCode { get; init; }

    [Field("数源实体清单", "Names of the datasets that it answers for", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required IReadOnlyList<string> OwnedTypes { get; init; }

    [Field("职责起", "First day of these responsibilities", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Key = true)]
    public required DateOnly ValidFrom { get; init; }

    [Field("职责止", "First day no longer with these responsibilities", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public DateOnly? ValidTo { get; init; }

    [Field("承接部门", "Code of the department that took them over", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.DepartmentCode)]
    public string? SuccessorCode { get; init; }
}
