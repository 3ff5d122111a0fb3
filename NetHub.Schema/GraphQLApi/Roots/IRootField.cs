using GraphQLParser.AST;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>
/// A root field of queries or mutations that is not a dataset. It is answered before any snapshot of the data opens, and may wait.
/// A property that a class does not state has the value that permits least.
/// </summary>
internal interface IRootField : IRoot
{
    /// <summary>The version of data and policy says whether its answer would be a different one, so that clients may keep the answer.</summary>
    bool IsVersioned => false;

    /// <summary>Asking for it changes nothing and puts nothing into addresses that belongs nowhere, so that GET may.</summary>
    bool IsSafe => false;

    /// <summary>Fields of datasets that it compares values of the request with although the caller sees nothing of them, for the ledger.</summary>
    IReadOnlyList<FieldEntry> Compared => [];

    /// <summary>As what it is recorded.</summary>
    AuditAction Action => Operation == OperationType.Mutation ? AuditAction.Administration : AuditAction.Query;

    /// <summary>What refuses an operation that asks for it twice; null where it may.</summary>
    QueryError? AskedTwice => null;

    /// <summary>Checks while planning what can be refused without a value of the request.</summary>
    /// <returns>The answer as JSON where it is the same for every caller of the plan; null where it is made as the plan runs.</returns>
    /// <exception cref="QueryRefusedException">The caller may not ask for it.</exception>
    ValueTask<byte[]?> PrepareAsync(Selection selection, RootPlanning planning) => new((byte[]?)null);

    /// <summary>Answers one selection of it, as JSON in UTF-8.</summary>
    /// <exception cref="QueryRefusedException">It is refused; nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing was changed.</exception>
    ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel);
}
