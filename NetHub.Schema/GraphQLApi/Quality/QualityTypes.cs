using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.GraphQLApi.Quality;

/// <summary>Types of the quality of datasets.</summary>
internal static class QualityTypes
{
    public const string Trend = "trend";
    public const int TrendDays = 30;

    public static void Add(ObjectGraphType query, string name, TypeRegistry types) =>
        TypeRegistry.Add(query, name, new NonNullGraphType(TypeRegistry.ListOf(QualityType(types))),
            "数据质量日度指标：数源部门看本部门的，其他部门看可读的信息资源；个人信息项的小计数不显示。Quality of datasets, measured daily: of one's own and of those one has rows of; small counts of personal fields are not told.",
            TypeRegistry.Argument("dataset", Scalars.String, "信息资源；省略为全部。The dataset; all of them where it is left out."),
            TypeRegistry.Argument("day", Scalars.LocalDate, "日期；省略为最近一次。The day; the last one measured where it is left out."));

    private static ObjectGraphType QualityType(TypeRegistry types) => types.Object("DataQuality", "一个信息资源的数据质量。Quality of a dataset.", type =>
    {
        TypeRegistry.AddRequired(type, "dataset", Scalars.String, "信息资源。The dataset.");
        TypeRegistry.AddRequired(type, "day", Scalars.LocalDate, "测量日。The day it was measured on.");
        TypeRegistry.Add(type, "score", Scalars.Float, "总分，0 到 1：各规则平均，只计可见的指标。From 0 to 1: the mean of its rules, of what is told here.");
        TypeRegistry.AddRequired(type, "rules", TypeRegistry.ListOf(RuleType(types)), "各项指标。Its figures.");
        TypeRegistry.AddRequired(type, Trend, TypeRegistry.ListOf(DayType(types)), $"近 {TrendDays} 天的总分。Scores of the last {TrendDays} days.");
    });

    private static ObjectGraphType RuleType(TypeRegistry types) => types.Object("DataQualityRule", "一项质量指标。A figure of quality.", type =>
    {
        TypeRegistry.AddRequired(type, "rule", types.Enum(typeof(QualityRule)), "规则。What was measured.");
        TypeRegistry.Add(type, "field", Scalars.String, "信息项；空为整个信息资源。The field; null for the whole dataset.");
        TypeRegistry.AddRequired(type, "rows", Scalars.Int, "测量的记录数。Rows that were looked at.");
        TypeRegistry.Add(type, "failing", Scalars.Int, "不合格的记录数；空为过少而不显示。Rows that fail; null where so few are not told.");
        TypeRegistry.Add(type, "score", Scalars.Float, "得分，0 到 1。From 0 to 1.");
        TypeRegistry.Add(type, "confidence", Scalars.Float, "疑似同一人的置信度；其他规则为空。How probable it is that such rows are one person; null for other rules.");
    });

    private static ObjectGraphType DayType(TypeRegistry types) => types.Object("DataQualityDay", "一天的总分。The score of a day.", type =>
    {
        TypeRegistry.AddRequired(type, "day", Scalars.LocalDate, "日期。The day.");
        TypeRegistry.Add(type, "score", Scalars.Float, "总分。The score.");
    });
}
