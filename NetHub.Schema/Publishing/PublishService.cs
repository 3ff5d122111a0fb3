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

/// <summary>What every transport publishes through: the ledger, the turn of the batch, its progress, and that others are told.</summary>
public sealed partial class PublishService(
    Publisher publisher, QueryEngine engine, AuditLedger ledger, TimeProvider clock, ILogger<PublishService> logger, PersonalRows personalRows, IssueDelivery? issues = null)
{
    private const int MostFollowed = 1_000;
    private readonly ConcurrentDictionary<(string Client, string Key), PublishProgress> running = [];

    public PublishOptions Options => publisher.Options;

    /// <summary>The dataset of this name, by its class or the root field of its connection.</summary>
    public DatasetEntry? Dataset(string name) => engine.Catalog.Datasets.FirstOrDefault(d => d.Name == name || d.PluralName == name || d.SingularName == name);

    /// <summary>The caller with what it states: its cursors are those of its queries.</summary>
    public Caller WithPurpose(Caller caller, ReadOrigin origin) => engine.WithPurpose(caller, origin.Purpose);

    /// <summary>What the publisher is told.</summary>
    public PublishAnswer Answer(PublishRequest order, PublishResult receipt, string? report, bool english)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(receipt);
        return PublishAnswer.From(engine, order, receipt, report, english);
    }

    /// <summary>Begins to keep how far a batch is, under the publisher's name for it.</summary>
    public PublishProgress Begin(Caller caller, string? key)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var progress = new PublishProgress(clock);
        if (key is null)
            return progress;
        // Who asks later than that asks the receipt.
        if (running.Count >= MostFollowed)
            ForgetEnded();
        return running[(caller.Program, key)] = progress;
    }

    /// <summary>How far a batch of the caller's client is; null where this hub knows of none of that name.</summary>
    public PublishStatus? Status(Caller caller, string key)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return running.TryGetValue((caller.Program, key), out var progress) ? progress.Now() : null;
    }

    /// <summary>Refuses at once what may not be published at all, before its rows are received.</summary>
    /// <exception cref="PublishRefusedException">The caller may not.</exception>
    /// <exception cref="AuditUnavailableException">It could not be recorded.</exception>
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

    /// <summary>Publishes and records it.</summary>
    /// <returns>What came of it, and the receipt of the ledger.</returns>
    /// <exception cref="PublishRefusedException">Nothing was taken.</exception>
    /// <exception cref="AuditUnavailableException">It could not be recorded. What was taken before that stays, and a repetition with the same key tells it.</exception>
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

    /// <summary>Publishes for an operation, which is recorded as a whole when it is answered.</summary>
    /// <returns>What came of it, and what is to be recorded.</returns>
    /// <exception cref="PublishRefusedException">Nothing was taken.</exception>
    /// <exception cref="AuditUnavailableException">Nothing can be recorded now; nothing was taken.</exception>
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
            // Who follows it is told its end, whatever that was.
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

    // That nobody of a number is known says something of people: it counts as a row of theirs, and there is an end to it.
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

    // The batch is in: that nobody can be told of its data issues yet must not make it look as if it were not.
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

    // Names alone. To publish is none of the usages that reads are counted by.
    private static AuditedFields Published(IReadOnlyList<FieldEntry> fields) => new(
        fields.Select(static f => new AuditedField(f.Coordinate, ["PUBLISH"], "FULL", null, null)), [], [], fields.Any(static f => f.IsPersonal));

    private static string Outcome(PublishRequest order, PublishResult receipt) =>
        !receipt.IsAccepted ? "ROWS_REJECTED" : order.IsDryRun ? "DRY_RUN" : receipt.IsRepeated ? "REPEATED" : AuditEntry.Done;

    private AuditEntry Entry(PublishRequest order, ReadOrigin origin, string outcome) => AuditEntries.Create(AuditAction.Publication, order.Caller, origin, outcome, AuditedFields.None) with
    {
        Target = order.Dataset.Name,
        PolicyVersion = engine.Policy.Version,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Issues of a batch wait to be raised ({Exception}); tried again")]
    private partial void LogIssuesWait(string exception);
}
