using NetHub.Schema.Querying.Errors;

namespace NetHub.Schema.Publishing.Requests;

/// <summary>The order as a whole cannot be taken; nothing of it was kept.</summary>
public sealed class PublishRefusedException(PublishFault fault, QueryError error) : Exception(error.Code)
{
    public PublishFault Fault { get; } = fault;

    public QueryError Error { get; } = error;
}

/// <summary>Whose fault a refusal is, so that a transport can say so in its own words.</summary>
public enum PublishFault
{
    /// <summary>The order or its file is wrong.</summary>
    Order,

    /// <summary>The caller may not.</summary>
    Rights,

    /// <summary>It contradicts what was taken before.</summary>
    Conflict,

    /// <summary>It is larger than a limit.</summary>
    Size,

    /// <summary>The caller had what it may have today.</summary>
    Quota,

    /// <summary>The hub cannot do it now.</summary>
    Hub,
}
