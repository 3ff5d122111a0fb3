using System.Text.Json;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>A request as every transport hands it over. <paramref name="Variables"/> is undefined where there are none.</summary>
public sealed record GraphQLRequest(string Query, string? OperationName, JsonElement Variables);

/// <summary>Whether the answer reports the cost, or is the cost alone.</summary>
public enum CostMode
{
    Off,
    Report,
    Validate,
}

/// <summary>What a transport knows of a request beside its body.</summary>
/// <param name="English">Messages and labels in English instead of Chinese.</param>
/// <param name="Cost">Whether the cost is reported.</param>
/// <param name="IsGet">The request came by GET, so that it may change nothing.</param>
/// <param name="Origin">Where it comes from and why.</param>
public sealed record GraphQLRequestOptions(bool English = false, CostMode Cost = CostMode.Off, bool IsGet = false, ReadOrigin Origin = default)
{
    /// <summary>Tags of answers, where the transport keeps them; null where it does not.</summary>
    public AnswerTags? Tags { get; init; }
}

/// <summary>How a transport tags answers, and the tag that its client sent.</summary>
/// <param name="Sent">The tag of the answer that the client has; null where it sent none.</param>
/// <param name="Create">Makes the tag of an answer for an admitted caller at a version of the data.</param>
public sealed record AnswerTags(string? Sent, Func<Caller, string, string> Create);
