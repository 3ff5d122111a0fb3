using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "特殊人群统计(仅统计)", "Special-population statistic: a count for one region, group and period",
    Owner = Departments.PoliticsAndLaw, Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Spec,
    Note = "Counts only. The hub stores no row about any person of these groups.")]
[TownshipScope(nameof(RegionCode))]
public sealed class SpecialGroupStat
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long StatId { get; init; }

    [Field("区划(乡镇及以上)", "Township or a region above it", AccessClass.Spec, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.RegionCode, Key = true)]
    [Link("Region", Reverse = "specialGroupStats", ReverseChinese = "特殊人群统计",
        ReverseEnglish = "Special-population statistics of this very region", Exact = true)]
    public required string RegionCode { get; init; }

    [Field("人群类别", "Group that is counted", AccessClass.Spec, Sensitivity.Internal, Mask = Mask.None, Key = true)]
    public required SpecialGroupType GroupType { get; init; }

    [Field("统计期", "Period of the count", AccessClass.Spec, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Period, Key = true)]
    public required string Period { get; init; }

    [Field("人数(小于k则抑制)", "Number of persons; null where it is smaller than the least cell", AccessClass.Spec, Sensitivity.Internal,
        Mask = Mask.Suppress)]
    [SubjectCount]
    public int? CountValue { get; init; }

    [Field("规范管理率", "Share of them under regular care, 0 to 1; null where the count is suppressed", AccessClass.Spec, Sensitivity.Internal,
        Mask = Mask.Suppress)]
    public decimal? ManagedRate { get; init; }
}

/// <summary>Special populations of GB/T 31000-2015 that are counted; nobody among them has a row.</summary>
public enum SpecialGroupType
{
    [Term("刑满释放人员", "Released prisoners")] ReleasedPrisoners,
    [Term("社区矫正人员", "Persons under community correction")] CommunityCorrection,
    [Term("严重精神障碍患者", "Persons with severe mental disorders")] SevereMentalDisorder,
    [Term("吸毒人员", "Persons who use drugs")] DrugUse,
    [Term("重点青少年", "Young people in need of attention")] KeyYouth,
}
