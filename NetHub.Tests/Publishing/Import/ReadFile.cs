using System.Text;
using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Import.Formats;

namespace NetHub.Tests.Publishing.Import;

/// <summary>A row that outlives the next read.</summary>
internal sealed record ReadRow(long Line, IReadOnlyList<string?> Cells, string? Problem, int ProblemColumn);

/// <summary>A file read to its end.</summary>
internal sealed record ReadFile(IReadOnlyList<string> Columns, IReadOnlyList<ReadRow> Rows, long BytesRead)
{
    public static Task<ReadFile> CsvAsync(string text, ReadingLimits? limits = null) => CsvAsync(Encoding.UTF8.GetBytes(text), limits);

    public static Task<ReadFile> CsvAsync(byte[] file, ReadingLimits? limits = null) =>
        ReadAsync(FileFormat.Csv, new MemoryStream(file), limits);

    public static Task<ReadFile> NdjsonAsync(string text, ReadingLimits? limits = null) => NdjsonAsync(Encoding.UTF8.GetBytes(text), limits);

    public static Task<ReadFile> NdjsonAsync(byte[] file, ReadingLimits? limits = null) =>
        ReadAsync(FileFormat.Ndjson, new MemoryStream(file), limits);

    public static Task<ReadFile> XlsxAsync(byte[] file, ReadingLimits? limits = null) =>
        ReadAsync(FileFormat.Xlsx, new MemoryStream(file), limits);

    public static async Task<ReadFile> ReadAsync(FileFormat format, Stream stream, ReadingLimits? limits = null)
    {
        await using var source = await RowSources.OpenAsync(format, stream, limits ?? new ReadingLimits(), CancellationToken.None);
        var rows = new List<ReadRow>();
        while (await source.ReadAsync(CancellationToken.None) is { } row)
            rows.Add(new ReadRow(row.Line, [.. row.Cells], row.Problem, row.ProblemColumn));
        return new ReadFile([.. source.Columns], rows, source.BytesRead);
    }

    public static async Task<FileRefusedException> RefusedAsync(Func<Task<ReadFile>> read) =>
        await Assert.ThrowsAsync<FileRefusedException>(read);
}
