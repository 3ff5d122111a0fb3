using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NetHub.Server.Settings;

namespace NetHub.Server.Http;

/// <summary>Chooses the language of messages and labels by <c>Accept-Language</c>.</summary>
internal sealed class LanguageChoice(HubOptions options)
{
    private const string English = "en";
    private const string Chinese = "zh";
    private readonly bool defaultIsEnglish = options.Languages is [English, ..];
    private readonly bool hasEnglish = options.Languages.Count == 0 || options.Languages.Contains(English);
    private readonly bool hasChinese = options.Languages.Count == 0 || options.Languages.Contains(Chinese);

    public bool IsEnglish(HttpRequest request) => IsEnglish(request.Headers.AcceptLanguage);

    /// <param name="header">The value of <c>Accept-Language</c>, from a header or a socket message.</param>
    public bool IsEnglish(StringValues header)
    {
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var wishes))
            return defaultIsEnglish;
        var (best, english) = (0.0, defaultIsEnglish);
        foreach (var wish in wishes)
        {
            var (quality, isEnglish) = (wish.Quality ?? 1, Is(wish.Value.Value, English));
            var isKnown = isEnglish ? hasEnglish : hasChinese && Is(wish.Value.Value, Chinese);
            if (isKnown && quality > best)
                (best, english) = (quality, isEnglish);
        }

        return english;
    }

    // Matches tags such as en, en-GB and zh-Hans-CN.
    private static bool Is(string? tag, string language) =>
        tag is not null && tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == 2 || tag[2] == '-');
}
