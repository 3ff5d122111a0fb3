using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Server.Publishing;

/// <summary>
/// Stores the problem reports of batches as CSV for the publisher's spreadsheet. Reports contain no row values. Reading one requires its
/// random name and its department.
/// </summary>
internal sealed class ProblemReports(string folder)
{
    private const int NameBytes = 16;
    private const string Header = "line,field,rule,valueClass,messageZh,messageEn\r\n";

    /// <summary>Writes a report and returns its name, or null if it cannot be written; the answer then holds only the first problems.</summary>
    public string? Write(Caller caller, IReadOnlyList<RowProblem> problems)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
        return TryWrite(Path(caller, name), problems) ? name : null;
    }
    /// <summary>Opens a report of the caller's department, or returns null for an unknown name.</summary>
    public Stream? Open(Caller caller, string name) =>
        name.Length == 2 * NameBytes && name.All(char.IsAsciiHexDigitLower) && File.Exists(Path(caller, name)) ? File.OpenRead(Path(caller, name)) : null;

    /// <summary>Deletes older reports.</summary>
    public void Prune(DateTimeOffset before)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime))
            File.Delete(file);
    }

    private bool TryWrite(string path, IReadOnlyList<RowProblem> problems)
    {
        try
        {
            Directory.CreateDirectory(folder);
            Write(path, problems);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Delete a partial report. If even that fails, pruning deletes it later.
            if (File.Exists(path))
                File.Delete(path);
            return false;
        }
    }

    private static void Write(string path, IReadOnlyList<RowProblem> problems)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        file.Write(Header);
        foreach (var problem in problems)
            file.Write($"{problem.Line},{Cell(problem.Field)},{Cell(problem.Rule)},{Cell(problem.ValueClass)},{Cell(problem.Chinese)},{Cell(problem.English)}\r\n");
    }

    private string Path(Caller caller, string name) => System.IO.Path.Combine(folder, $"{caller.Department}-{name}.csv");

    private static string Cell(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
