namespace NetHub.Schema.Publishing.Import;

/// <summary>
/// The file as a whole cannot be read. The message never contains values of the file, but may contain a column name of at most 100
/// characters.
/// </summary>
public sealed class FileRefusedException(string code, long line, string chinese, string english) : Exception($"{code}: {chinese} {english}")
{
    /// <summary>The stable code, for programs.</summary>
    public string Code { get; } = code;

    /// <summary>The 1-based line of the file; 0 if no single line is concerned.</summary>
    public long Line { get; } = line;

    public string Chinese { get; } = chinese;

    public string English { get; } = english;
}
