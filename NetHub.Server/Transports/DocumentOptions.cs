namespace NetHub.Server.Transports;

/// <summary>Which documents are run.</summary>
internal enum DocumentMode
{
    /// <summary>Any.</summary>
    Free,

    /// <summary>Any; those that nobody registered are named in the log by their digest.</summary>
    LogOnly,

    /// <summary>Those only that the caller's department registered.</summary>
    TrustedOnly,
}

/// <summary>The section <c>Hub:Documents</c>: which documents are run, for each class of client.</summary>
internal sealed class DocumentOptions
{
    /// <summary>For departments' systems, whose operations are known before.</summary>
    public DocumentMode Systems { get; set; }

    /// <summary>For people, who explore.</summary>
    public DocumentMode People { get; set; }
}
