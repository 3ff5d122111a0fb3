using System.Text.Json;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>A request as received from any transport. <paramref name="Variables"/> is undefined if there are none.</summary>
public sealed record GraphQLRequest(string Query, string? OperationName, JsonElement Variables);

/// <summary>Whether an answer reports the cost of the operation, or contains only the cost.</summary>
public enum CostMode
{
    Off,
    Report,
    Validate,
}

/// <summary>Properties of a request that come from the transport, not from its body.</summary>
/// <param name="English">Whether messages and labels are in English instead of Chinese.</param>
/// <param name="Cost">Whether the answer reports the cost.</param>
/// <param name="IsGet">Whether the request came by GET and therefore must not change anything.</param>
/// <param name="Origin">The origin and purpose of the request.</param>
public sealed record GraphQLRequestOptions(bool English = false, CostMode Cost = CostMode.Off, bool IsGet = false, ReadOrigin Origin = default)
{
    /// <summary>The tags of answers; null if the transport does not support them.</summary>
    public AnswerTags? Tags { get; init; }
}

/// <summary>How a transport tags answers, and the tag sent by the client.</summary>
/// <param name="Sent">The tag of the answer that the client has cached; null if the client sent none.</param>
/// <param name="Create">Creates the tag of an answer for an admitted caller and a version of the data.</param>
public sealed record AnswerTags(string? Sent, Func<Caller, string, string> Create);
