using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Indicators;

[Dataset(Network.Indicator, "指标定义", "Definition of an indicator", Owner = Departments.Data, Sharing = SharingType.Unconditional,
    Updates = UpdateCycle.Irregular, RowClass = AccessClass.Ref)]
public sealed class IndicatorDefinition
{
    [Field("指标代码", "Indicator code", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Key = true)]
    public required string IndicatorCode { get; init; }

    [Field("指标名称", "Name of the indicator", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Name { get; init; }

    [Field("单位", "Unit of its values", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string Unit { get; init; }

    [Field("口径/公式", "How it is computed, and from what", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Text)]
    public required string Formula { get; init; }

    [Field("涉及网络", "Networks that it draws on", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required IReadOnlyList<Network> Networks { get; init; }

    [Field("数源部门", "Department that answers for it", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.DepartmentCode)]
    public required string OwnerDept { get; init; }

    [Field("最小样本k", "Least number of subjects for a value to be given", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None)]
    public required int MinCellSize { get; init; }
}
