using System.Collections.Frozen;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>
/// Answers the root fields that are not datasets, one after the other and before any snapshot of the data opens: what waits for a lock or
/// another store holds neither a thread nor a snapshot.
/// </summary>
internal sealed class RootAnswers(RootFields roots, QueryLimits limits)
{
    /// <exception cref="QueryRefusedException">One is refused, or time is up.</exception>
    public async ValueTask<IReadOnlyDictionary<AnsweredRoot, byte[]>> AnswerAsync(PlannedOperation planned, RootFieldRun run, CancellationToken cancel)
    {
        Dictionary<AnsweredRoot, byte[]>? answers = null;
        foreach (var item in planned.Plan.Roots)
        {
            if (item is AnsweredRoot { Known: null } root)
                (answers ??= [])[root] = await AnswerAsync(planned, root, run, cancel);
        }

        return answers ?? (IReadOnlyDictionary<AnsweredRoot, byte[]>)FrozenDictionary<AnsweredRoot, byte[]>.Empty;
    }

    private async ValueTask<byte[]> AnswerAsync(PlannedOperation planned, AnsweredRoot root, RootFieldRun run, CancellationToken cancel)
    {
        try
        {
            return await roots.Answering(planned.Type, root.Selection.Name)!.AnswerAsync(root.Selection, run, cancel);
        }
        catch (SharingRefusedException refusal)
        {
            throw new QueryRefusedException([.. refusal.Problems.Select(QueryErrors.OfSharing)]);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new QueryRefusedException(QueryErrors.Timeout(limits.TimeoutSeconds));
        }
    }
}
