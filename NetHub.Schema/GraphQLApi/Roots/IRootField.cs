using GraphQLParser.AST;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>
/// A root field of queries or mutations that is not a dataset. It is answered before a snapshot of the data opens, so it may wait.
/// Every property defaults to the most restrictive value.
/// </summary>
internal interface IRootField : IRoot
{
    /// <summary>Whether the answer depends only on the versions of data and policy, so that clients may cache it.</summary>
    bool IsVersioned => false;

    /// <summary>Whether GET is allowed: the field changes nothing, and its arguments may appear in URLs.</summary>
    bool IsSafe => false;

    /// <summary>Fields that are compared with values of the request although the caller does not see them; for the ledger.</summary>
    IReadOnlyList<FieldEntry> Compared => [];

    /// <summary>The action under which the ledger records it.</summary>
    AuditAction Action => Operation == OperationType.Mutation ? AuditAction.Administration : AuditAction.Query;

    /// <summary>The error for an operation that selects the field twice; null if that is allowed.</summary>
    QueryError? AskedTwice => null;

    /// <summary>Checks during planning whatever does not depend on values of the request.</summary>
    /// <returns>The answer as JSON if it is the same for every caller of the plan; null if it is made when the plan runs.</returns>
    /// <exception cref="QueryRefusedException">The caller may not use the field.</exception>
    ValueTask<byte[]?> PrepareAsync(Selection selection, RootPlanning planning) => new((byte[]?)null);

    /// <summary>Answers one selection of the field, as JSON in UTF-8.</summary>
    /// <exception cref="QueryRefusedException">The field is refused; nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; nothing was changed.</exception>
    ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel);
}
