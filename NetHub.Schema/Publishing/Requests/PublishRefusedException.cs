using NetHub.Schema.Querying.Errors;

namespace NetHub.Schema.Publishing.Requests;

/// <summary>The publish request as a whole is refused; nothing was stored.</summary>
public sealed class PublishRefusedException(PublishFault fault, QueryError error) : Exception(error.Code)
{
    public PublishFault Fault { get; } = fault;

    public QueryError Error { get; } = error;
}

/// <summary>The kind of a refusal, which transports translate to their own status.</summary>
public enum PublishFault
{
    /// <summary>The request or its file is invalid.</summary>
    Order,

    /// <summary>The caller may not publish this.</summary>
    Rights,

    /// <summary>The request conflicts with an earlier batch.</summary>
    Conflict,

    /// <summary>The request exceeds a size limit.</summary>
    Size,

    /// <summary>The caller has reached a daily limit.</summary>
    Quota,

    /// <summary>The hub cannot process the request now.</summary>
    Hub,
}
