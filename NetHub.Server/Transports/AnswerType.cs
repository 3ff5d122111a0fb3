using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NetHub.Server.Transports;

/// <summary>The media types of answers.</summary>
internal enum AnswerType
{
    /// <summary>The client accepts none of the hub's media types.</summary>
    None,

    /// <summary><c>application/graphql-response+json</c>: the HTTP status is the result of the operation.</summary>
    GraphQL,

    /// <summary><c>application/json</c>: 200 for every well-formed request, as older clients expect.</summary>
    Json,

    /// <summary><c>text/event-stream</c>: a stream of the answers of a subscription.</summary>
    Events,
}

internal static class AnswerTypes
{
    private const int Named = 3;
    private const string GraphQLType = "application/graphql-response+json";
    private const string JsonType = "application/json";

    /// <summary>Of server-sent events.</summary>
    public const string EventsType = "text/event-stream";

    private static readonly MediaTypeHeaderValue GraphQLMedia = new(GraphQLType);
    private static readonly MediaTypeHeaderValue JsonMedia = new(JsonType);

    public static string ContentType(AnswerType type) => type == AnswerType.Json ? JsonType + "; charset=utf-8" : GraphQLType + "; charset=utf-8";

    public static AnswerType Choose(StringValues accept)
    {
        if (accept is [GraphQLType])
            return AnswerType.GraphQL;
        if (accept is [EventsType])
            return AnswerType.Events;
        // Clients without an explicit Accept may be older than application/graphql-response+json.
        if (accept.Count == 0 || accept is [JsonType or "*/*" or ""])
            return AnswerType.Json;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var wishes))
            return AnswerType.None;
        var (graphQL, json) = (Wish(wishes, GraphQLMedia), Wish(wishes, JsonMedia));
        if (graphQL.Quality == 0 && json.Quality == 0)
            return AnswerType.None;
        return graphQL.CompareTo(json) > 0 || (graphQL == json && graphQL.Precision == Named) ? AnswerType.GraphQL : AnswerType.Json;
    }

    // An explicit media type takes precedence over a wildcard.
    public static (double Quality, int Precision) Wish(IList<MediaTypeHeaderValue> wishes, MediaTypeHeaderValue media)
    {
        var best = (Quality: 0.0, Precision: 0);
        foreach (var wish in wishes)
        {
            if (!IsCovered(media, wish))
                continue;
            var precision = wish.MatchesAllTypes ? 1 : wish.MatchesAllSubTypes ? 2 : Named;
            if (precision > best.Precision)
                best = (wish.Quality ?? 1, precision);
        }

        return best;
    }

    private static bool IsCovered(MediaTypeHeaderValue media, MediaTypeHeaderValue wish) => wish.MatchesAllTypes
        || (wish.Type.Equals(media.Type, StringComparison.OrdinalIgnoreCase)
            && (wish.MatchesAllSubTypes || wish.SubType.Equals(media.SubType, StringComparison.OrdinalIgnoreCase)));
}
