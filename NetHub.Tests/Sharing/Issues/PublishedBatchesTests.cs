using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Tests.Server;

namespace NetHub.Tests.Sharing.Issues;

/// <summary>Only a batch that the owner published to the dataset after the data issue was raised can correct the value.</summary>
public sealed class PublishedBatchesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, 250, TimeSpan.FromHours(8));
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-batches-").FullName;
    private PublishedBatches batches = null!;

    public async Task InitializeAsync()
    {
        var contexts = new SqliteContextFactory(SmallDatabase.CreateIn(directory), SharingWorld.Catalog);
        await using var db = contexts.CreateDbContext();
        db.AddRange(Batch(12, "Person", "PSB"), Batch(13, "Grid", "TWN-431021108"));
        db.AddRange(Changed(1, "Person", 12), Changed(2, "Grid", 13));
        await db.SaveChangesAsync();
        batches = new PublishedBatches(contexts);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(directory, recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(12, "Person", "PSB", 0, true)]
    [InlineData(12, "Person", "PSB", 1, false)]
    [InlineData(12, "Person", "PLC", 0, false)]
    [InlineData(12, "Volunteer", "PSB", 0, false)]
    [InlineData(11, "Person", "PSB", 0, false)]
    [InlineData(1, "Person", "PSB", 0, false)]
    [InlineData(13, "Grid", "TWN", 0, true)]
    [InlineData(13, "Grid", "DAT", 0, false)]
    public async Task A_correcting_batch_is_of_the_owner_to_the_dataset_and_not_older_than_the_issue(long batch, string dataset, string department, int laterBy, bool expected) =>
        Assert.Equal(expected, await batches.IsPublishedAsync(batch, dataset, 7, department, At.AddMilliseconds(laterBy), CancellationToken.None));

    [Fact]
    public async Task A_batch_that_did_not_change_the_row_does_not_correct_it() =>
        Assert.False(await batches.IsPublishedAsync(12, "Person", 8, "PSB", At, CancellationToken.None));

    private static DataChange Changed(long number, string dataset, long batch) => new() { Number = number, Dataset = dataset, RowKey = 7, Kind = ChangeKind.Updated, Batch = batch };

    private static PublishBatch Batch(long id, string dataset, string department) => new()
    {
        Id = id,
        Dataset = dataset,
        Department = department,
        Client = department.ToLowerInvariant(),
        SourceSystem = "户政",
        Mode = PublishMode.Upsert,
        IdempotencyKey = "key " + id,
        Digest = "00",
        PublishedAt = At,
    };
}
