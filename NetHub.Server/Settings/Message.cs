namespace NetHub.Server.Settings;

/// <summary>A message in Chinese and English.</summary>
internal readonly record struct Message(string Chinese, string English)
{
    public string In(bool english) => english ? English : Chinese;

    public override string ToString() => $"{Chinese} {English}";
}

/// <summary>The exception for a hub that cannot start or a command that fails; lists every problem.</summary>
internal sealed class StartupException(IReadOnlyList<Message> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public StartupException(string chinese, string english)
        : this([new Message(chinese, english)])
    {
    }

    public IReadOnlyList<Message> Problems { get; } = problems;
}
