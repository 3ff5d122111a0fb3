using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.Publishing;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Server.Publishing;

/// <summary>
/// Reports of what was wrong with batches, as CSV for the publisher's own spreadsheet. They hold no value. A report is found by a name that
/// nobody guesses, and by the department that it is for.
/// </summary>
internal sealed class ProblemReports(string folder)
{
    private const int NameBytes = 16;
    private const string Header = "line,field,rule,valueClass,messageZh,messageEn\r\n";

    /// <summary>Writes a report and gives its name.</summary>
    public string Write(Caller caller, IReadOnlyList<RowProblem> problems)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
        Directory.CreateDirectory(folder);
        using var file = new StreamWriter(Path(caller, name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        file.Write(Header);
        foreach (var problem in problems)
            file.Write($"{problem.Line},{Cell(problem.Field)},{Cell(problem.Rule)},{Cell(problem.ValueClass)},{Cell(problem.Chinese)},{Cell(problem.English)}\r\n");
        return name;
    }

    /// <summary>A report of the caller's department; null where there is none of that name.</summary>
    public Stream? Open(Caller caller, string name) =>
        name.Length == 2 * NameBytes && name.All(char.IsAsciiHexDigitLower) && File.Exists(Path(caller, name)) ? File.OpenRead(Path(caller, name)) : null;

    /// <summary>Removes what is older.</summary>
    public void Prune(DateTimeOffset before)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime))
            File.Delete(file);
    }

    private string Path(Caller caller, string name) => System.IO.Path.Combine(folder, $"{caller.Department}-{name}.csv");

    private static string Cell(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
