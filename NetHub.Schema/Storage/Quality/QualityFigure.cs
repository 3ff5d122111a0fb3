using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Storage.Quality;

/// <summary>What is measured of a dataset.</summary>
public enum QualityRule
{
    [Term("完整:可空的信息项有值", "Values that may be missing are given")] Completeness,
    [Term("及时:在更新周期内发布过", "Something was published within the update cycle")] Freshness,
    [Term("关联:主键能找到记录", "Keys of links lead to rows")] Orphans,
    [Term("唯一:没有主键相同的记录", "No rows share a record key")] Duplicates,
    [Term("代码:值在代码表内", "Coded values are on their list")] Codes,
    [Term("数量:每个对象的记录数符合规定", "What links lead to has as many rows as is expected")] Counts,
    [Term("一致:记录之间的数值和归属相符", "Rows agree with each other as is expected")] Consistency,
    [Term("疑似同一人:姓名、出生日期和性别相同", "Rows that are probably one person")] SamePerson,
}

/// <summary>数据质量日度指标: one figure of one day. It counts, and holds no value of any row.</summary>
public sealed record QualityFigure
{
    /// <summary>The day in Shanghai.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Class name of the dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The field, or the one that carries the key of a link; empty where the figure is of the whole dataset.</summary>
    public required string Field { get; init; }

    public required QualityRule Rule { get; init; }

    /// <summary>What was looked at: rows that have a value, a key or a link; for freshness the dataset, which is one.</summary>
    public required long Rows { get; init; }

    public required long Failing { get; init; }

    /// <summary>1 where nothing fails, 0 where everything does.</summary>
    public required double Score { get; init; }

    public required DateTimeOffset MeasuredAt { get; init; }
}
