namespace NetHub.Schema.Publishing.Import;

/// <summary>
/// The file as a whole cannot be read. Its text never holds a value of the file; the name of a column it may, at most 100 characters.
/// </summary>
public sealed class FileRefusedException(string code, long line, string chinese, string english) : Exception($"{code}: {chinese} {english}")
{
    /// <summary>Stable, for programs.</summary>
    public string Code { get; } = code;

    /// <summary>1-based line of the file; 0 where it is about no line.</summary>
    public long Line { get; } = line;

    public string Chinese { get; } = chinese;

    public string English { get; } = english;
}
