namespace NetHub.Schema.Vocabulary;

/// <summary>The Chinese and English words for an enum value. Chinese comes first wherever people read.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class TermAttribute(string chinese, string english) : Attribute
{
    public string Chinese { get; } = chinese;

    public string English { get; } = english;
}
