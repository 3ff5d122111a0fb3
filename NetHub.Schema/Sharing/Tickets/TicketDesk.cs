using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Tickets;

/// <summary>Where doubts are raised with whoever answers for a field, and followed until they are settled.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="batches">What corrects them.</param>
/// <param name="catalogue">All fields.</param>
/// <param name="options">Terms.</param>
/// <param name="clock">The time.</param>
public sealed class TicketDesk(ITicketStore store, IPublishedBatches batches, DataCatalogue catalogue, SharingOptions options, TimeProvider clock)
{
    private const int MostListed = 500;
    private const int DoubtsAtOnce = 500;
    private static readonly RequestActor Hub = new(Departments.Data, "hub");
    private readonly WorkingDays days = new(options);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Raises a doubt about a value that the caller is shown.</summary>
    /// <param name="caller">Who doubts.</param>
    /// <param name="problem">What is doubted.</param>
    /// <param name="remark">What is said to it.</param>
    /// <param name="find">Finds the value as the caller sees it; null where it does not. Asked last, so that no other refusal tells anything of it.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="SharingRefusedException">It is not shown, doubted already, or said too much of.</exception>
    public async Task<QualityTicket> RaiseAsync(Caller caller, TicketProblem problem, string? remark, Func<ValueTask<DoubtedValue?>> find, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(find);
        if (TicketRemarks.Problem(remark) is { } wrong)
            throw new SharingRefusedException(wrong);
        var (actor, now) = (RequestActor.From(caller), clock.GetUtcNow());
        await using var work = await store.BeginAsync(cancel);
        if (await work.CountAsync(actor, WorkingDays.StartOf(now), cancel) >= options.DoubtsPerDay)
            throw new SharingRefusedException(TicketRefusals.TooMany(options.DoubtsPerDay));
        var value = (actor.Department.Length == 0 ? null : await find()) ?? throw new SharingRefusedException(TicketRefusals.NotVisible());
        if (await work.IsDoubtedAsync(value, actor.Department, cancel))
            throw new SharingRefusedException(TicketRefusals.AlreadyRaised());
        var ticket = Ticket(work.NextTicketId(ShanghaiTime.DayOf(now).Year), actor, value, problem, remark, now);
        work.Add(ticket);
        await work.SaveAsync(cancel);
        return ticket;
    }

    /// <summary>Raises what the hub itself doubts; values that anybody doubts already are left out. Gives how many were raised.</summary>
    /// <exception cref="ArgumentException">A coordinate is no field.</exception>
    public async Task<int> RaiseByHubAsync(IReadOnlyList<HubDoubt> doubts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(doubts);
        if (doubts.FirstOrDefault(d => catalogue.Field(d.Coordinate)?.Dataset.Name != d.Dataset) is { } unknown)
            throw new ArgumentException($"{unknown.Dataset} has no field {unknown.Coordinate}", nameof(doubts));
        var raised = 0;
        // In parts, so that departments do not wait for all of them.
        foreach (var some in doubts.DistinctBy(static d => (d.RowKey, d.Coordinate)).Chunk(DoubtsAtOnce))
            raised += await RaiseSomeAsync(some, cancel);
        return raised;
    }

    /// <summary>Takes one step.</summary>
    /// <exception cref="SharingRefusedException">It is not legal, not the caller's to take, or somebody else was quicker.</exception>
    public async Task<QualityTicket> StepAsync(Caller caller, string id, TicketAction action, TicketStep step, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(step);
        await using var work = await store.BeginAsync(cancel);
        var ticket = await work.FindAsync(id, cancel);
        if (ticket is null || !IsVisible(caller, ticket))
            throw new SharingRefusedException(TicketRefusals.NotFound());
        var steps = StepsOf(ticket);
        steps.Check(caller, action, step);
        if (action == TicketAction.Correct && !await batches.IsPublishedAsync(step.Batch!.Value, ticket.Dataset, ticket.RowKey, OwnerOf(ticket), ticket.RaisedAt, cancel))
            throw new SharingRefusedException(TicketRefusals.NoSuchBatch());
        steps.Take(caller, action, step);
        await work.SaveAsync(cancel);
        return ticket;
    }

    /// <summary>Doubts that the caller's department raised or answers for, newest first; all of them for the operator.</summary>
    public async Task<IReadOnlyList<QualityTicket>> ListAsync(Caller caller, TicketState? state, bool? overdue, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Department.Length == 0)
            return [];
        var concerned = caller.Department == Departments.Data ? null : new ConcernedDepartment(caller.Department, OwnedBy(caller.Department));
        return await store.ListAsync(new TicketFilter(concerned, state, overdue, clock.GetUtcNow(), MostListed), cancel);
    }

    /// <summary>One doubt; null where there is none that concerns the caller's department.</summary>
    public async Task<QualityTicket?> FindAsync(Caller caller, string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await store.FindAsync(id, cancel) is { } ticket && IsVisible(caller, ticket) ? ticket : null;
    }

    /// <summary>The steps that the caller may take now.</summary>
    public IEnumerable<TicketAction> Possible(Caller caller, QualityTicket ticket) => StepsOf(ticket).Possible(caller);

    /// <summary>Who follows it up now: whoever answers for the field.</summary>
    public string OwnerOf(QualityTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return catalogue.Field(ticket.Coordinate)?.Owner ?? ticket.SourceDept;
    }

    private bool IsVisible(Caller caller, QualityTicket ticket) => caller.Department.Length > 0
        && (caller.Department == Departments.Data || caller.Department == ticket.RaisedBy.Department || caller.Department == OwnerOf(ticket));

    private IReadOnlyList<string> OwnedBy(string department) =>
        [.. catalogue.Datasets.SelectMany(static d => d.Fields).Where(f => f.Owner == department).Select(static f => f.Coordinate)];

    private TicketSteps StepsOf(QualityTicket ticket) => new(ticket, OwnerOf(ticket), days, options, clock.GetUtcNow());

    private async Task<int> RaiseSomeAsync(IEnumerable<HubDoubt> doubts, CancellationToken cancel)
    {
        var (raised, now) = (0, clock.GetUtcNow());
        await using var work = await store.BeginAsync(cancel);
        foreach (var doubt in doubts)
        {
            var value = new DoubtedValue(doubt.Dataset, doubt.RowKey, doubt.Coordinate);
            if (await work.IsDoubtedAsync(value, null, cancel))
                continue;
            work.Add(Ticket(work.NextTicketId(ShanghaiTime.DayOf(now).Year), Hub, value, doubt.Problem, null, now));
            raised++;
        }

        await work.SaveAsync(cancel);
        return raised;
    }

    private QualityTicket Ticket(string id, RequestActor raisedBy, DoubtedValue value, TicketProblem problem, string? remark, DateTimeOffset now)
    {
        var takeUpDue = days.Due(now, options.TakeUpDays);
        return new QualityTicket
        {
            Id = id,
            Coordinate = value.Coordinate,
            Dataset = value.Dataset,
            RowKey = value.RowKey,
            RaisedBy = raisedBy,
            SourceDept = catalogue.Field(value.Coordinate)!.Owner,
            Problem = problem,
            Remark = remark,
            State = TicketState.Open,
            RaisedAt = now,
            TakeUpDue = takeUpDue,
            Due = days.Due(now, options.DecideDays),
            NextDue = takeUpDue,
        };
    }
}
