using System.Text.RegularExpressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Policies;

/// <summary>Changes the policy through drafts that a second person approves.</summary>
/// <param name="store">The store.</param>
/// <param name="catalog">The datasets and their owners.</param>
/// <param name="baseline">The matrix that ships with the hub.</param>
/// <param name="watch">Refreshes the policy after an approval.</param>
/// <param name="clock">The clock.</param>
public sealed partial class PolicyDraftService(IPolicyStore store, DataCatalog catalog, AccessMatrix baseline, PolicyRefresher watch, TimeProvider clock)
{
    private const int LongestText = 1000;

    /// <summary>Stores a draft, which changes nothing yet.</summary>
    /// <exception cref="SharingRefusedException">The input is invalid; every problem is listed.</exception>
    public async Task<PolicyDraft> DraftAsync(Caller caller, string reason, IReadOnlyList<CellChange> cells, IReadOnlyList<OwnershipMove> moves, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        SharingProblem[] problems = [.. Problems(caller, reason, cells, moves)];
        if (problems.Length > 0)
            throw new SharingRefusedException(problems);
        await using var work = await store.BeginDraftAsync(cancel);
        var now = clock.GetUtcNow();
        var draft = new PolicyDraft
        {
            Id = work.NextDraftId(ShanghaiTime.DayOf(now).Year),
            Author = RequestActor.From(caller),
            Reason = reason,
            Cells = cells,
            Moves = moves,
            WrittenAt = now,
        };
        work.Add(draft);
        await work.SaveAsync(cancel);
        return draft;
    }

    /// <summary>Approves a draft and puts it into force, rejects it, or withdraws it.</summary>
    /// <exception cref="SharingRefusedException">The draft is already decided, or the caller may not decide it.</exception>
    public async Task<PolicyDraft> DecideAsync(Caller caller, string id, DraftState decision, string? remark, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var work = await store.BeginDraftAsync(cancel);
        var draft = await work.FindDraftAsync(id, cancel) ?? throw new SharingRefusedException(PolicyProblems.NotFound());
        if (Objection(caller, draft, decision) is { } objection)
            throw new SharingRefusedException(objection);
        (draft.State, draft.Decider, draft.DecidedAt, draft.Remark) = (decision, RequestActor.From(caller), clock.GetUtcNow(), remark);
        if (decision == DraftState.Approved)
            work.Approve(draft);
        await work.SaveAsync(cancel);
        // The change is stored: a timeout from here on must not report a failure.
        await watch.RefreshAsync(CancellationToken.None);
        return draft;
    }

    /// <summary>Returns all drafts, newest first, to callers who may change the policy and to the operator.</summary>
    public async Task<IReadOnlyList<PolicyDraft>> ListAsync(Caller caller, CancellationToken cancel) =>
        IsEntitled(caller) ? await store.DraftsAsync(cancel) : throw new SharingRefusedException(PolicyProblems.NotEntitled());

    /// <summary>Returns the policy with a draft applied and some grants removed, without putting it into force.</summary>
    /// <exception cref="SharingRefusedException">The draft does not exist, or the caller may not see it.</exception>
    public async Task<AccessPolicy> CandidateAsync(Caller caller, AccessPolicy policy, string? draftId, IReadOnlyList<string> revoked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var grants = policy.Grants.Where(g => !revoked.Contains(g.Id)).ToList();
        var drafts = await ListAsync(caller, cancel);
        if (draftId is null)
            return policy.With(grants, policy.Version);
        var draft = drafts.FirstOrDefault(d => d.Id == draftId) ?? throw new SharingRefusedException(PolicyProblems.NotFound());
        var matrix = PolicyHistory.Apply(baseline, drafts.Where(d => d.State == DraftState.Approved || d == draft));
        return new AccessPolicy(catalog, matrix).With(grants, policy.Version);
    }

    private static bool IsEntitled(Caller caller) => caller.IsSteward || caller.Roles.HasFlag(HubRoles.SecurityAdministrator);

    private IEnumerable<SharingProblem> Problems(Caller caller, string reason, IReadOnlyList<CellChange> cells, IReadOnlyList<OwnershipMove> moves)
    {
        if (!IsEntitled(caller))
            yield return PolicyProblems.NotEntitled();
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestText)
            yield return PolicyProblems.ReasonNeeded();
        if (cells.Count + moves.Count == 0)
            yield return PolicyProblems.Nothing();
        foreach (var problem in cells.Select(Problem).OfType<SharingProblem>())
            yield return problem;
        foreach (var department in moves.SelectMany(static m => new[] { m.From, m.To }).Where(static d => !Code().IsMatch(d)))
            yield return PolicyProblems.UnknownDepartment(department);
    }

    private SharingProblem? Problem(CellChange change) =>
        change.Network == Network.Hub || change.Department == AccessMatrix.Auditor ? PolicyProblems.HubIsFixed()
        : change.Dataset is { } name && !catalog.Datasets.Any(d => d.Name == name && d.Network == change.Network) ? PolicyProblems.UnknownDataset(change)
        : !Code().IsMatch(change.Department) ? PolicyProblems.UnknownDepartment(change.Department)
        : string.IsNullOrWhiteSpace(change.Why) || change.Why.Length > LongestText ? PolicyProblems.ReasonNeeded()
        : MatrixCell.IsCell(change.Cell) ? null
        : PolicyProblems.NoCell(change);

    private SharingProblem? Objection(Caller caller, PolicyDraft draft, DraftState decision)
    {
        var isAuthor = draft.Author == RequestActor.From(caller);
        return !IsEntitled(caller) ? PolicyProblems.NotEntitled()
            : draft.State != DraftState.Draft || decision == DraftState.Draft ? PolicyProblems.Decided(draft.State)
            : decision == DraftState.Withdrawn ? isAuthor ? null : PolicyProblems.NotAuthor()
            : isAuthor ? PolicyProblems.SecondPerson()
            : decision == DraftState.Approved && !Owners(draft).Overlaps([caller.Department, draft.Author.Department]) ? PolicyProblems.OwnerNeeded()
            : null;
    }

    // Returns the departments whose data the draft shows or hides.
    private HashSet<string> Owners(PolicyDraft draft) =>
    [
        .. from cell in draft.Cells
           from dataset in catalog.Datasets
           where dataset.Network == cell.Network && (cell.Dataset is null || cell.Dataset == dataset.Name)
           select dataset.Owner,
        .. draft.Moves.SelectMany(static m => new[] { m.From, m.To }),
    ];

    [GeneratedRegex(@"^[A-Z]{2,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
