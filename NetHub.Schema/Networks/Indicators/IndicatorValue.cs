using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Indicators;

[Dataset(Network.Indicator, "指标值", "Value of an indicator for one region and period", Owner = Departments.Data,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Ref,
    Note = "Published figures are kept with how exact they are (近, 余, 多, 过, 达, 预计).")]
[Indexed(nameof(IndicatorCode), nameof(Period))]
[Indexed(nameof(RegionCode), nameof(IndicatorCode), nameof(Period))]
public sealed class IndicatorValue
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ValueId { get; init; }

    [Field("指标", "Indicator", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Key = true)]
    [Link("IndicatorDefinition", Name = "definition", Reverse = "values", ReverseChinese = "指标值",
        ReverseEnglish = "Values of the indicator")]
    public required string IndicatorCode { get; init; }

    [Field("区划", "Region", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.RegionCode, Key = true)]
    [Link("Region", Reverse = "indicatorValues", ReverseChinese = "指标值", ReverseEnglish = "Indicator values of this very region",
        Exact = true)]
    public required string RegionCode { get; init; }

    [Field("期别", "Period", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Period, Key = true)]
    public required string Period { get; init; }

    [Field("数值", "Value in the indicator's unit; null when suppressed", AccessClass.Agg, Sensitivity.Public, Mask = Mask.Suppress)]
    public decimal? Value { get; init; }

    [Field("精度", "How exact the value is", AccessClass.Agg, Sensitivity.Public, Mask = Mask.None)]
    public required Qualifier Qualifier { get; init; }

    [Field("来源", "Where the value comes from", AccessClass.Agg, Sensitivity.Public, Mask = Mask.None)]
    public required SourceKind SourceKind { get; init; }

    [Field("来源引用", "Reference to the source", AccessClass.Agg, Sensitivity.Public, Mask = Mask.None)]
    public string? SourceRef { get; init; }
}

/// <summary>精度: how exact a published figure is.</summary>
public enum Qualifier
{
    [Term("精确", "Exact")] Exact,
    [Term("近", "Nearly")] Nearly,
    [Term("余、多、过", "Over")] Over,
    [Term("约", "About")] About,
    [Term("预计", "Forecast")] Forecast,
}

/// <summary>指标值来源.</summary>
public enum SourceKind
{
    [Term("公开报道", "Published article")] Article,
    [Term("计算", "Computed by the hub")] Computed,
    [Term("部门填报", "Reported by a department")] Reported,
}
