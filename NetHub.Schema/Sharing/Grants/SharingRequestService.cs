using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>Files sharing requests. <see cref="RequestSteps"/> handles the steps of owners and applicants.</summary>
/// <param name="store">The store.</param>
/// <param name="policies">The current policy.</param>
/// <param name="catalog">The catalog.</param>
/// <param name="watch">Refreshes the policy after a grant.</param>
/// <param name="options">The terms in working days.</param>
/// <param name="clock">The clock.</param>
public sealed class SharingRequestService(ISharingStore store, CurrentPolicy policies, DataCatalog catalog, PolicyRefresher watch, SharingOptions options, TimeProvider clock)
{
    private const int MostListed = 500;
    private readonly WorkingDays days = new(options);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Files a request with one part for each owner; a draft is stored but not submitted.</summary>
    /// <exception cref="SharingRefusedException">The input is invalid; every problem is listed.</exception>
    public async Task<AccessRequest> FileAsync(
        Caller caller, RequestGrounds grounds, RequestedAccess asked, string? client, bool isDraft, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var (applicant, now) = (RequestActor.From(caller), clock.GetUtcNow());
        if (caller.Department.Length == 0)
            throw new SharingRefusedException(SharingProblems.NotFound());
        Demand(applicant, grounds, asked, client, now);
        await using var work = await store.BeginAsync(cancel);
        var request = new AccessRequest
        {
            Id = work.NextRequestId(ShanghaiTime.DayOf(now).Year),
            Applicant = applicant,
            Client = client,
            Grounds = grounds,
            Asked = asked with { Fields = [.. asked.Fields.Distinct()] },
            FiledAt = now,
        };
        foreach (var part in Parts(request))
            request.Add(part);
        if (!isDraft)
            Submit(request, work, now);
        work.Add(request);
        await work.SaveAsync(cancel);
        // The change is stored: a timeout from here on must not report a failure.
        await watch.RefreshAsync(CancellationToken.None);
        return request;
    }

    /// <summary>Takes one step on the part of an owner.</summary>
    /// <exception cref="SharingRefusedException">The step is illegal, the caller may not take it, or the version is outdated.</exception>
    public async Task<AccessRequest> StepAsync(Caller caller, string requestId, string owner, RequestAction action, RequestStep step, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(step);
        await using var work = await store.BeginAsync(cancel);
        var request = await work.FindAsync(requestId, cancel);
        var part = request is not null && IsVisible(caller, request) ? request.Parts.FirstOrDefault(p => OwnerOf(p) == owner) : null;
        if (request is null || part is null)
            throw new SharingRefusedException(SharingProblems.NotFound());
        var steps = new RequestSteps(request, part, OwnerOf(part), days, options, clock.GetUtcNow());
        steps.Check(caller, action, step);
        if (action == RequestAction.Submit)
            HandIn(request, work, clock.GetUtcNow());
        else
            steps.Take(caller, action, step);
        if (action == RequestAction.Approve)
            Grant(request, part, work);
        if (action is RequestAction.Revoke or RequestAction.GiveBack)
            await work.RevokeAsync(part.GrantId!, cancel);
        await work.SaveAsync(cancel);
        // The change is stored: a timeout from here on must not report a failure.
        await watch.RefreshAsync(CancellationToken.None);
        return request;
    }

    /// <summary>Returns the requests of the caller's department as applicant or owner, newest first; all of them for the operator.</summary>
    public async Task<IReadOnlyList<AccessRequest>> ListAsync(Caller caller, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Department == Departments.Data)
            return await store.ListAsync(new RequestFilter(null, null, MostListed), cancel);
        var filed = await store.ListAsync(new RequestFilter(caller.Department, null, MostListed), cancel);
        string[] owners = [caller.Department, .. catalog.Responsibilities.Moves.Select(static m => m.From).Distinct()];
        var owned = await store.ListAsync(new RequestFilter(null, owners, MostListed), cancel);
        return [.. filed.Concat(owned.Where(r => IsVisible(caller, r))).DistinctBy(static r => r.Id).OrderByDescending(static r => r.Id, StringComparer.Ordinal)];
    }

    /// <summary>Returns the steps that the caller may take on a part now.</summary>
    public IEnumerable<RequestAction> Possible(Caller caller, AccessRequest request, RequestPart part) =>
        new RequestSteps(request, part, OwnerOf(part), days, options, clock.GetUtcNow()).Possible(caller);

    /// <summary>Returns the department that decides a part: the current owner of its fields.</summary>
    public string OwnerOf(RequestPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return catalog.Field(part.Fields[0])?.Owner ?? part.Owner;
    }

    /// <summary>An owner does not see parts of other owners; only the applicant sees a draft.</summary>
    public bool IsVisible(Caller caller, AccessRequest request, RequestPart part)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(part);
        return caller.Department == request.Applicant.Department
            || (part.Decided != RequestState.Draft && (caller.Department == OwnerOf(part) || caller.Department == Departments.Data));
    }

    private bool IsVisible(Caller caller, AccessRequest request) => request.Parts.Any(p => IsVisible(caller, request, p));

    private void Demand(RequestActor applicant, RequestGrounds grounds, RequestedAccess asked, string? client, DateTimeOffset now)
    {
        SharingProblem[] problems = [.. Rules(applicant, grounds, client, now).Problems(applicant, grounds, asked, now)];
        if (problems.Length > 0)
            throw new SharingRefusedException(problems);
    }

    private RequestRules Rules(RequestActor applicant, RequestGrounds grounds, string? client, DateTimeOffset now)
    {
        var stated = new StatedPurpose(grounds.Purpose, grounds.Case);
        var policy = policies.Now;
        var caller = policy.WithPurpose(Caller.ForDepartment(applicant.Department) with { Client = client ?? "" }, stated, now);
        return new RequestRules(
            c => catalog.Field(c),
            static f => f.Owner,
            (field, asked) => asked.Usages.All(u => policy.Decide(caller, field, u).Scopes(asked.Level).Covers(Needed(asked)))
                && (asked.Level == AccessLevel.Aggregate || policy.Rows(caller, field.Dataset).Covers(Needed(asked))),
            options);

        // The named rows are not cases yet, so only a county-wide permission covers them.
        static ScopeSet Needed(RequestedAccess asked) => asked.Rows.Count > 0 ? ScopeSet.County : ScopeSets.From(asked.Scope);
    }

    private IEnumerable<RequestPart> Parts(AccessRequest request) =>
        from coordinate in request.Asked.Fields
        group coordinate by catalog.Field(coordinate)!.Owner into owned
        select new RequestPart { Id = $"{request.Id}/{owned.Key}", Owner = owned.Key, Fields = [.. owned], Decided = RequestState.Draft };

    // A draft may have become invalid since it was stored.
    private void HandIn(AccessRequest draft, ISharingWork work, DateTimeOffset now)
    {
        var fields = draft.Parts.Where(static p => p.Decided == RequestState.Draft).SelectMany(static p => p.Fields);
        Demand(draft.Applicant, draft.Grounds, draft.Asked with { Fields = [.. fields] }, draft.Client, now);
        Submit(draft, work, now);
    }

    // What is shared unconditionally needs no decision, but the grant says who has it and why. Rows that become cases open more than that.
    private void Submit(AccessRequest request, ISharingWork work, DateTimeOffset now)
    {
        foreach (var part in request.Parts.Where(static p => p.Decided == RequestState.Draft))
        {
            var isOpen = request.Asked.Rows.Count == 0 && part.Fields.All(f => IsOpen(catalog.Field(f)!, request.Asked.Level));
            new RequestSteps(request, part, OwnerOf(part), days, options, now).Submit(isOpen);
            if (isOpen)
                Grant(request, part, work);
        }
    }

    // A grant opens rows, too, so that the dataset must be as open as the field; and nobody has personal values without a decision.
    private static bool IsOpen(FieldEntry field, AccessLevel level) =>
        field.Sharing == SharingType.Unconditional && field.Dataset.Declared.Sharing == SharingType.Unconditional && !(field.IsPersonal && level == AccessLevel.Full);

    private void Grant(AccessRequest request, RequestPart part, ISharingWork work)
    {
        var granted = part.Granted!;
        part.GrantId = work.NextGrantId(ShanghaiTime.DayOf(clock.GetUtcNow()).Year);
        var grant = new Grant
        {
            Id = part.GrantId,
            Department = request.Applicant.Department,
            Client = request.Client,
            Owner = part.Owner,
            Fields = granted.Fields,
            Level = granted.Level,
            Usages = granted.Usages,
            Scope = granted.Scope,
            // A case opens everything that the matrix gives on cases, so the owner of the whole row decides.
            Rows = [.. granted.Rows.Where(r => catalog.Datasets.Any(d => d.Name == r.Dataset && d.Owner == OwnerOf(part)))],
            Purpose = request.Grounds.Purpose,
            Case = request.Grounds.Case,
            From = granted.From,
            Until = granted.Until,
        };
        work.Add(grant);
        foreach (var place in Lowered(grant))
            part.Remark = string.Join('\n', new[] { part.Remark, SharingProblems.LoweredPlace(place) }.OfType<string>());
    }

    /// <summary>Returns fields about a place that the grant does not show in full, or that it prevents other grants from showing in full (model 14.2).</summary>
    private IEnumerable<FieldEntry> Lowered(Grant grant)
    {
        var (before, caller) = (policies.Now, Caller.ForDepartment(grant.Department) with { Client = grant.Client ?? "" });
        var after = before.With(before.Grants.Append(grant), before.Version);
        return catalog.Datasets.SelectMany(static d => d.Fields)
            .Where(f => f.Trait == PersonalTrait.Place && IsLowered(after, f) && (grant.Fields.Contains(f.Coordinate) || !IsLowered(before, f)));

        bool IsLowered(AccessPolicy policy, FieldEntry field) =>
            policy.ForEveryPurpose(caller, grant.From).Any(c => policy.Decide(c, field, Usage.Show).Lowered != ScopeSet.None);
    }
}
