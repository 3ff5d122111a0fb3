using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Server.Commands;

/// <summary>Formats the output of <c>data check</c>: one table for each dataset, then the figures below their thresholds.</summary>
internal static class CheckReport
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Headers = ["规则 | rule", "信息项 | field", "记录 | rows", "不合格 | failing", "得分 | score", "阈值 | threshold"];

    public static string Text(IReadOnlyList<DatasetEntry> datasets, IReadOnlyList<CheckedFigure> figures)
    {
        var text = new StringBuilder();
        foreach (var dataset in datasets)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{dataset.Declared.Chinese} | {dataset.Name}");
            Write(text, [Headers, .. figures.Where(f => f.Figure.Dataset == dataset.Name).Select(static f => Cells(f))]);
        }

        var below = figures.Where(static f => f.IsBelow).ToList();
        text.AppendLine().AppendLine(below.Count == 0
            ? "没有低于阈值的指标 | no figure is below its threshold"
            : $"低于阈值的指标 | figures below their thresholds: {below.Count}");
        if (below.Count > 0)
            Write(text, [.. below.Select(static f => (string[])[f.Figure.Dataset, .. Cells(f)])]);
        return text.ToString();
    }

    public static string Json(IReadOnlyList<CheckedFigure> figures) => JsonSerializer.Serialize(
        figures.Select(static f => new
        {
            dataset = f.Figure.Dataset,
            rule = Code(f.Figure.Rule),
            field = f.Figure.Field.Length == 0 ? null : f.Figure.Field,
            rows = f.Figure.Rows,
            failing = f.Figure.Failing,
            score = f.Figure.Score,
            least = f.Least,
            isBelow = f.IsBelow,
        }),
        Readable) + Environment.NewLine;

    private static string[] Cells(CheckedFigure f) =>
    [
        Code(f.Figure.Rule),
        f.Figure.Field,
        f.Figure.Rows.ToString(CultureInfo.InvariantCulture),
        f.Figure.Failing.ToString(CultureInfo.InvariantCulture),
        Score(f.Figure.Score),
        Score(f.Least),
    ];

    private static string Code(QualityRule rule) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(rule.ToString());

    // Truncate instead of rounding: a score just below its threshold must not look as if it reached it.
    private static string Score(double score) => (Math.Floor(score * 10_000) / 10_000).ToString("0.0000", CultureInfo.InvariantCulture);

    private static void Write(StringBuilder text, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(r => Width(r[i]))).ToList();
        foreach (var row in rows)
            text.AppendLine("  " + string.Join("  ", row.Select((cell, i) => cell + new string(' ', widths[i] - Width(cell)))).TrimEnd());
    }

    // Chinese characters take two columns.
    private static int Width(string cell) => cell.Sum(static c => c >= '\u2e80' ? 2 : 1);
}
