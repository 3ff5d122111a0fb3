using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>
/// Answers the root fields that are not datasets, one after the other, before a snapshot of the data opens. A root field that waits for a
/// lock or a different store therefore blocks neither a thread nor a snapshot.
/// </summary>
internal sealed class RootAnswers(QueryLimits limits)
{
    /// <exception cref="QueryRefusedException">A root field is refused, or the time limit is reached.</exception>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> AnswerAsync(PlannedOperation planned, RootFieldRun run, CancellationToken cancel)
    {
        var external = planned.Plan.External;
        var answers = new ReadOnlyMemory<byte>[external.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var field = (AnsweredField)external[i].Field;
            answers[i] = field.Known ?? await AnswerAsync(field.Root, external[i].Selection, run, cancel);
        }

        return answers;
    }

    private async ValueTask<byte[]> AnswerAsync(IRootField root, Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        try
        {
            return await root.AnswerAsync(selection, run, cancel);
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
