using NetHub.Schema.Querying.Errors;

namespace NetHub.Server.Http;

/// <summary>The request is no GraphQL request.</summary>
internal sealed class BadRequestException(int status, QueryError error) : Exception(error.Code)
{
    public int Status { get; } = status;

    public QueryError Error { get; } = error;

    /// <summary>Seconds to wait before the next try.</summary>
    public string? RetryAfter { get; init; }
}
