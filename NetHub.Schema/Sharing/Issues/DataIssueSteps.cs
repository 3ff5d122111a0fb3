using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Issues;

/// <summary>The input of a step.</summary>
/// <param name="Remark">The reason or remark.</param>
/// <param name="Batch">The number of the batch that corrected the value; for CORRECT.</param>
/// <param name="Version">The expected version; the step fails if it is outdated. Null to skip the check.</param>
public sealed record DataIssueStep(string? Remark = null, long? Batch = null, int? Version = null);

/// <summary>Checks and applies the steps of one data issue.</summary>
internal sealed class DataIssueSteps(DataIssue issue, string owner, WorkingDays days, SharingOptions options, DateTimeOffset now)
{
    /// <summary>Returns the actions that the caller may take now.</summary>
    public IEnumerable<DataIssueAction> Possible(Caller caller) =>
        DataIssueTransitions.From(issue.State).Where(t => Objection(caller, t) is null).Select(static t => t.Action).Distinct();

    /// <exception cref="SharingRefusedException">The step is illegal, the caller may not take it, or its input is incomplete or excessive.</exception>
    public void Check(Caller caller, DataIssueAction action, DataIssueStep step)
    {
        if (step.Version is { } seen && seen != issue.Version)
            throw new SharingRefusedException(DataIssueRefusals.Conflict());
        var legal = DataIssueTransitions.From(issue.State).ToList();
        var wanted = legal.Where(t => t.Action == action).ToList();
        if (wanted.Count == 0)
            throw new SharingRefusedException(DataIssueRefusals.Illegal(issue.State, action, legal.Select(static t => t.Action).Distinct()));
        if (!wanted.Exists(t => Objection(caller, t) is null))
            throw new SharingRefusedException(Objection(caller, wanted[^1])!);
        SharingProblem[] problems = [.. Said(action, step)];
        if (problems.Length > 0)
            throw new SharingRefusedException(problems);
    }

    public void Take(Caller caller, DataIssueAction action, DataIssueStep step)
    {
        issue.State = DataIssueTransitions.From(issue.State).First(t => t.Action == action).To;
        issue.Version++;
        issue.Answer = step.Remark ?? issue.Answer;
        issue.Decider = RequestActor.From(caller);
        if (action == DataIssueAction.Correct)
            issue.Batch = step.Batch;
        if (issue.State == DataIssueState.Closed)
            issue.ClosedAt = now;
        issue.Due = issue.State switch
        {
            DataIssueState.Assigned => issue.Due,
            DataIssueState.ConfirmedError => days.Due(now, options.DecideDays),
            _ => null,
        };
        issue.NextDue = issue.Due;
    }

    private SharingProblem? Objection(Caller caller, DataIssueTransition transition) => transition.By == DataIssueParty.Raiser
        ? caller.Department == issue.RaisedBy.Department ? null : DataIssueRefusals.NotYours(DataIssueParty.Raiser)
        // The operator decides for fields that every township owns.
        : caller.Department != (owner == Departments.Township ? Departments.Data : owner) ? DataIssueRefusals.NotYours(DataIssueParty.Owner)
        // Members who can see the value may act, not only stewards as with requests: stewards do not see values.
        : !caller.IsSteward && !caller.IsReader ? DataIssueRefusals.RoleNeeded()
        : null;

    private static IEnumerable<SharingProblem> Said(DataIssueAction action, DataIssueStep step)
    {
        if (DataIssueRemarks.Problem(step.Remark) is { } wrong)
            yield return wrong;
        if (action == DataIssueAction.Reject && string.IsNullOrWhiteSpace(step.Remark))
            yield return SharingProblems.ReasonNeeded();
        if (action == DataIssueAction.Correct && step.Batch is null)
            yield return DataIssueRefusals.BatchNeeded();
    }
}
