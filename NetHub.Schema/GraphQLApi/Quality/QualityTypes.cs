using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.GraphQLApi.Quality;

/// <summary>Types of data quality.</summary>
internal static class QualityTypes
{
    public const string Trend = "trend";
    public const int TrendDays = 30;

    public static void Add(ObjectGraphType query, string name, TypeRegistry types) =>
        TypeRegistry.Add(query, name, new NonNullGraphType(TypeRegistry.ListOf(QualityType(types))),
            "数据质量日度指标：数源部门可见本部门负责的，其他部门可见有权读取的信息资源；涉及个人信息项的小计数不显示。Quality of datasets, measured daily. A department sees its own datasets and those it may read; small counts on personal fields are hidden.",
            TypeRegistry.Argument("dataset", Scalars.String, "信息资源；默认为全部。The dataset; defaults to all."),
            TypeRegistry.Argument("day", Scalars.LocalDate, "日期；默认为最近一次测量日。The day; defaults to the most recent measurement."));

    private static ObjectGraphType QualityType(TypeRegistry types) => types.Object("DataQuality", "一个信息资源的数据质量。Quality of a dataset.", type =>
    {
        TypeRegistry.AddRequired(type, "dataset", Scalars.String, "信息资源。The dataset.");
        TypeRegistry.AddRequired(type, "day", Scalars.LocalDate, "测量日。Day of the measurement.");
        TypeRegistry.Add(type, "score", Scalars.Float, "总分，0 到 1：各规则得分的平均值，只计调用方可见的指标。Overall score from 0 to 1: the mean of the rules' scores, over the figures visible to the caller.");
        TypeRegistry.AddRequired(type, "rules", TypeRegistry.ListOf(RuleType(types)), "各项指标。Quality figures.");
        TypeRegistry.AddRequired(type, Trend, TypeRegistry.ListOf(DayType(types)), $"近 {TrendDays} 天的总分。Overall scores of the last {TrendDays} days.");
    });

    private static ObjectGraphType RuleType(TypeRegistry types) => types.Object("DataQualityRule", "一项质量指标。A quality figure.", type =>
    {
        TypeRegistry.AddRequired(type, "rule", types.Enum(typeof(QualityRule)), "质量规则。Quality rule.");
        TypeRegistry.Add(type, "field", Scalars.String, "信息项；为空则针对整个信息资源。The field; null for the whole dataset.");
        TypeRegistry.AddRequired(type, "rows", Scalars.Int, "测量的记录数。Number of rows measured.");
        TypeRegistry.Add(type, "failing", Scalars.Int, "不合格的记录数；因过少而不显示时为空。Number of failing rows; null if hidden because it is too small.");
        TypeRegistry.Add(type, "score", Scalars.Float, "得分，0 到 1。Score from 0 to 1.");
        TypeRegistry.Add(type, "confidence", Scalars.Float, "疑似同一人的置信度；其他规则为空。Probability that the failing rows describe one person; null for other rules.");
    });

    private static ObjectGraphType DayType(TypeRegistry types) => types.Object("DataQualityDay", "一天的总分。Overall score of one day.", type =>
    {
        TypeRegistry.AddRequired(type, "day", Scalars.LocalDate, "日期。The day.");
        TypeRegistry.Add(type, "score", Scalars.Float, "总分。Overall score.");
    });
}
