using NetHub.Schema.Sharing.Tickets;

namespace NetHub.Schema.Storage.Batches;

/// <summary>A doubt about a row of a batch, stored with the batch until it is raised with whoever answers for the field: none is lost between.</summary>
public sealed class PendingDoubt
{
    public long Id { get; init; }

    public required string Dataset { get; init; }

    public required long RowKey { get; init; }

    /// <summary>Coordinate of the field.</summary>
    public required string Coordinate { get; init; }

    public required TicketProblem Problem { get; init; }

    internal static PendingDoubt Of(HubDoubt doubt) => new() { Dataset = doubt.Dataset, RowKey = doubt.RowKey, Coordinate = doubt.Coordinate, Problem = doubt.Problem };

    internal HubDoubt ToDoubt() => new(Dataset, RowKey, Coordinate, Problem);
}
