using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Tickets;
using NetHub.Schema.Storage.Governance;

namespace NetHub.Tests.Sharing.Tickets;

/// <summary>Doubts in a store of their own, with a clock and a catalogue of their own.</summary>
internal sealed class TicketWorld : IDisposable
{
    public const string Coordinate = "Person.birthDate";
    public const long Correction = 42;
    private readonly SharingOptions options;

    public TicketWorld(int doubtsPerDay = 200)
    {
        options = new SharingOptions { DoubtsPerDay = doubtsPerDay };
        Desk = Open();
    }

    public SharingWorld Sharing { get; } = new();

    public DataCatalogue Catalogue { get; } = DataCatalogue.Discover();

    public TicketDesk Desk { get; }

    public DateTimeOffset Now => Sharing.Clock.GetUtcNow();

    /// <summary>A desk of another hub, or of this one after a restart.</summary>
    public TicketDesk Open() => new(new TicketStore(new SqliteGovernanceFactory(Sharing.StorePath)), new OneBatch(), Catalogue, options, Sharing.Clock);

    public static DoubtedValue Value(long row = 7, string coordinate = Coordinate) => new(coordinate.Split('.')[0], row, coordinate);

    public Task<QualityTicket> RaiseAsync(string department = "PLC", DoubtedValue? value = null, string? remark = null, Caller? caller = null) =>
        Desk.RaiseAsync(caller ?? SharingWorld.Member(department), TicketProblem.WrongValue, remark, () => new(value ?? Value()), CancellationToken.None);

    /// <summary>Takes a step as a steward of a department, with all that any step needs.</summary>
    public Task<QualityTicket> StepAsync(string department, QualityTicket ticket, TicketAction action, TicketStep? step = null, TicketDesk? desk = null) =>
        (desk ?? Desk).StepAsync(SharingWorld.Steward(department), ticket.Id, action, step ?? new TicketStep("已核实", Correction), CancellationToken.None);

    /// <summary>Ids of what a department is shown.</summary>
    public async Task<string[]> ListedAsync(string department, TicketState? state = null, bool? overdue = null) =>
        [.. (await Desk.ListAsync(SharingWorld.Member(department), state, overdue, CancellationToken.None)).Select(static t => t.Id)];

    public void Dispose() => Sharing.Dispose();

    /// <summary>One batch that PSB published to Person, after everything.</summary>
    private sealed class OneBatch : IPublishedBatches
    {
        public Task<bool> IsPublishedAsync(long batch, string dataset, long rowKey, string department, DateTimeOffset since, CancellationToken cancel) =>
            Task.FromResult((batch, dataset, department) == (Correction, "Person", "PSB"));
    }
}
