namespace NetHub.Server.Settings;

/// <summary>The same words in Chinese and in English.</summary>
internal readonly record struct Message(string Chinese, string English)
{
    public string In(bool english) => english ? English : Chinese;

    public override string ToString() => $"{Chinese} {English}";
}

/// <summary>The hub cannot start, or a command cannot be done; says all that is wrong.</summary>
internal sealed class StartupException(IReadOnlyList<Message> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public StartupException(string chinese, string english)
        : this([new Message(chinese, english)])
    {
    }

    public IReadOnlyList<Message> Problems { get; } = problems;
}
