using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing;

/// <summary>
/// The entry point of publishing for all transports. It publishes batches, records them in the ledger, tracks their progress and notifies
/// subscribers.
/// </summary>
public sealed partial class PublishService(
    Publisher publisher, QueryEngine engine, AuditLedger ledger, TimeProvider clock, ILogger<PublishService> logger, PersonalRows personalRows, IssueDelivery? issues = null)
{
    private const int MostFollowed = 1_000;
    private readonly ConcurrentDictionary<(string Client, string Key), PublishProgress> running = [];

    public PublishOptions Options => publisher.Options;

    /// <summary>Finds a dataset by its class name or the name of one of its root fields.</summary>
    public DatasetEntry? Dataset(string name) => engine.Catalog.Datasets.FirstOrDefault(d => d.Name == name || d.PluralName == name || d.SingularName == name);

    /// <summary>Returns the caller with its stated purpose, so that its cursors are the same as in queries.</summary>
    public Caller WithPurpose(Caller caller, ReadOrigin origin) => engine.WithPurpose(caller, origin.Purpose);

    /// <summary>Creates the answer to the publisher.</summary>
    public PublishAnswer Answer(PublishRequest order, PublishResult receipt, string? report, bool english)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(receipt);
        return PublishAnswer.From(engine, order, receipt, report, english);
    }

    /// <summary>Starts tracking the progress of a batch under its idempotency key.</summary>
    public PublishProgress Begin(Caller caller, string? key)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var progress = new PublishProgress(clock);
        if (key is null)
            return progress;
        // Progress of ended batches can be forgotten, because a repeated request returns the result.
        if (running.Count >= MostFollowed)
            ForgetEnded();
        return running[(caller.Program, key)] = progress;
    }

    /// <summary>Returns the progress of a batch of the caller's client; null if this process does not know the key.</summary>
    public PublishStatus? Status(Caller caller, string key)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return running.TryGetValue((caller.Program, key), out var progress) ? progress.Now() : null;
    }

    /// <summary>Checks the caller's rights before the rows are received.</summary>
    /// <exception cref="PublishRefusedException">The caller may not publish.</exception>
    /// <exception cref="AuditUnavailableException">The ledger is not available.</exception>
    public async Task PermitAsync(PublishRequest order, ReadOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(order);
        try
        {
            Publisher.Permit(order);
            ledger.Demand(isPersonal: true);
        }
        catch (PublishRefusedException refusal)
        {
            await ledger.RecordAsync(Entry(order, origin, refusal.Error.Code));
            throw;
        }
    }

    /// <summary>Publishes a batch and records it in the ledger.</summary>
    /// <returns>The result, and the receipt of the ledger.</returns>
    /// <exception cref="PublishRefusedException">The batch is refused; nothing was stored.</exception>
    /// <exception cref="AuditUnavailableException">
    /// The ledger is not available. A batch that was already stored stays; repeating it with the same key returns its result.
    /// </exception>
    public async Task<(PublishResult Receipt, string? Recorded)> PublishAsync(
        PublishRequest order, Func<CancellationToken, ValueTask<IRowSource>> open, string digest, PublishProgress progress, ReadOrigin origin, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(progress);
        try
        {
            var (receipt, entry) = await TakeAsync(order, open, digest, progress, origin, cancel);
            return (receipt, await ledger.RecordAsync(entry));
        }
        catch (PublishRefusedException refusal)
        {
            await ledger.RecordAsync(Entry(order, origin, refusal.Error.Code));
            throw;
        }
    }

    /// <summary>Publishes a batch without recording it; the caller records the returned entry.</summary>
    /// <returns>The result, and the entry for the ledger.</returns>
    /// <exception cref="PublishRefusedException">The batch is refused; nothing was stored.</exception>
    /// <exception cref="AuditUnavailableException">The ledger is not available; nothing was stored.</exception>
    internal async Task<(PublishResult Receipt, AuditEntry Entry)> TakeAsync(
        PublishRequest order, Func<CancellationToken, ValueTask<IRowSource>> open, string digest, PublishProgress progress, ReadOrigin origin, CancellationToken cancel)
    {
        try
        {
            ledger.Demand(isPersonal: true);
            var receipt = await publisher.PublishAsync(order, open, digest, progress, cancel);
            if (receipt.LastChange > 0)
                engine.RefreshDataVersion();
            await RaiseIssuesAsync(receipt);
            CountUnknown(order, receipt);
            return (receipt, Entry(order, origin, Outcome(order, receipt)) with
            {
                Fields = Published(receipt.Fields),
                Rows = [new RowCount(order.Dataset.Name, receipt.Counts.Read)],
                Target = receipt.Batch == 0 ? order.Dataset.Name : $"{order.Dataset.Name} batch {engine.BatchId(order.Caller.Department, receipt.Batch)}",
            });
        }
        finally
        {
            // Ends the progress for followers if the batch failed.
            progress.GiveUp();
        }
    }

    private void ForgetEnded()
    {
        foreach (var (key, progress) in running)
        {
            if (progress.HasEnded)
                running.TryRemove(key, out _);
        }
    }

    // An unknown identity number reveals that no such person is registered, so it counts as a personal row towards the daily limit.
    private void CountUnknown(PublishRequest order, PublishResult receipt)
    {
        var unknown = receipt.Problems.Count(p => p.Rule == Problem.ReferenceNotFound && order.Dataset.Field(p.Field)?.Link is { } link && IsNamedByNumber(link.To));
        if (unknown == 0)
            return;
        try
        {
            personalRows.Check(order.Caller);
        }
        catch (QueryRefusedException refusal)
        {
            throw PublishRefusals.ReadEnough(refusal);
        }

        personalRows.Add(order.Caller, unknown);
    }

    private static bool IsNamedByNumber(DatasetEntry dataset) =>
        dataset.RecordKey.Any(k => k.Declared.Encrypted || (k.Link is { } link && link.To != dataset && IsNamedByNumber(link.To)));

    // The batch is committed; failing to raise its data issues must not make it look failed.
    private async Task RaiseIssuesAsync(PublishResult receipt)
    {
        if (issues is null || receipt is not { Batch: > 0, IsRepeated: false, Flagged.Count: > 0 })
            return;
        try
        {
            await issues.DeliverAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException)
        {
            LogIssuesWait(failure.GetType().Name);
        }
    }

    // Records the names of the fields only. Publishing is not one of the usages of reads.
    private static AuditedFields Published(IReadOnlyList<FieldEntry> fields) => new(
        fields.Select(static f => new AuditedField(f.Coordinate, ["PUBLISH"], "FULL", null, null)), [], [], fields.Any(static f => f.IsPersonal));

    private static string Outcome(PublishRequest order, PublishResult receipt) =>
        !receipt.IsAccepted ? "ROWS_REJECTED" : order.IsDryRun ? "DRY_RUN" : receipt.IsRepeated ? "REPEATED" : AuditEntry.Done;

    private AuditEntry Entry(PublishRequest order, ReadOrigin origin, string outcome) => AuditEntries.Create(AuditAction.Publication, order.Caller, origin, outcome, AuditedFields.None) with
    {
        Target = order.Dataset.Name,
        PolicyVersion = engine.Policy.Version,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Data issues of a batch could not be raised ({Exception}); they will be raised later")]
    private partial void LogIssuesWait(string exception);
}
