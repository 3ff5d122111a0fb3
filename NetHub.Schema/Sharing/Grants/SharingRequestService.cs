using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>Where requests are filed. What an owner or an applicant does with them afterwards is <see cref="RequestSteps"/>.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="policies">What is permitted already.</param>
/// <param name="catalog">All fields.</param>
/// <param name="watch">Brings what was granted into force.</param>
/// <param name="options">Terms.</param>
/// <param name="clock">The time.</param>
public sealed class SharingRequestService(ISharingStore store, CurrentPolicy policies, DataCatalog catalog, PolicyRefresher watch, SharingOptions options, TimeProvider clock)
{
    private const int MostListed = 500;
    private readonly WorkingDays days = new(options);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Files a request, split into one part for each owner; a draft is not handed in yet.</summary>
    /// <exception cref="SharingRefusedException">It is not as it must be; every problem is listed.</exception>
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
        // It is stored: a caller whose time is up meanwhile must not be told that it is not.
        await watch.RefreshAsync(CancellationToken.None);
        return request;
    }

    /// <summary>Takes one step with the part of an owner.</summary>
    /// <exception cref="SharingRefusedException">It is not legal, not the caller's to take, or somebody else was quicker.</exception>
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
        // It is stored: a caller whose time is up meanwhile must not be told that it is not.
        await watch.RefreshAsync(CancellationToken.None);
        return request;
    }

    /// <summary>Requests that the caller's department has to do with, newest first: as applicant, as owner, or, for the operator, all of them.</summary>
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

    /// <summary>The steps that the caller may take with a part now.</summary>
    public IEnumerable<RequestAction> Possible(Caller caller, AccessRequest request, RequestPart part) =>
        new RequestSteps(request, part, OwnerOf(part), days, options, clock.GetUtcNow()).Possible(caller);

    /// <summary>Who decides a part now: whoever answers for its fields.</summary>
    public string OwnerOf(RequestPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return catalog.Field(part.Fields[0])?.Owner ?? part.Owner;
    }

    /// <summary>Parts of other owners do not concern an owner, and drafts nobody but the applicant.</summary>
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

        // Rows that are named are no cases yet: only who has the whole county has them.
        static ScopeSet Needed(RequestedAccess asked) => asked.Rows.Count > 0 ? ScopeSet.County : ScopeSets.From(asked.Scope);
    }

    private IEnumerable<RequestPart> Parts(AccessRequest request) =>
        from coordinate in request.Asked.Fields
        group coordinate by catalog.Field(coordinate)!.Owner into owned
        select new RequestPart { Id = $"{request.Id}/{owned.Key}", Owner = owned.Key, Fields = [.. owned], Decided = RequestState.Draft };

    // A draft may have lain so long that it is not as it must be any more.
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
            // A case opens what the matrix gives on cases: that is for who answers for the whole row.
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

    /// <summary>Places that the grant does not show in full, or that it keeps other grants from showing so (model 14.2).</summary>
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
