namespace NetHub.Server.Transports;

/// <summary>The documents that the hub runs.</summary>
internal enum DocumentMode
{
    /// <summary>Runs every document.</summary>
    Free,

    /// <summary>Runs every document and logs the digests of unregistered ones.</summary>
    LogOnly,

    /// <summary>Runs only documents that the caller's department has registered.</summary>
    TrustedOnly,
}

/// <summary>The section <c>Hub:Documents</c>: the document mode of each class of client.</summary>
internal sealed class DocumentOptions
{
    /// <summary>The mode for departments' systems, whose operations are known in advance.</summary>
    public DocumentMode Systems { get; set; }

    /// <summary>The mode for people, who explore the data.</summary>
    public DocumentMode People { get; set; }
}
