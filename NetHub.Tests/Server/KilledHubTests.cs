using NetHub.Tests.Audit;
using NetHub.Tests.Publishing;

namespace NetHub.Tests.Server;

/// <summary>
/// The hub is killed repeatedly at random moments while clients read and a department publishes:
/// every answer that a client received is in the ledger, and a batch is stored completely or not at all.
/// </summary>
public sealed class KilledHubTests : IDisposable
{
    private const int Kills = 50;
    private const int Clients = 8;
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-killed-").FullName;

    [Fact]
    public async Task After_any_kill_answers_are_recorded_and_batches_are_complete()
    {
        SmallDatabase.CreateIn(directory);
        var (readers, publisher) = (new KilledReaders(directory, Clients), new KilledPublisher(directory));

        for (var kill = 0; kill < Kills; kill++)
        {
            await ServeUntilKilledAsync(readers, publisher);
            publisher.CheckStored();
        }

        Assert.True(readers.Answers > Kills * Clients, $"Only {readers.Answers} answers were received.");
        readers.CheckRecorded();
        publisher.CheckAnswered(atLeast: Kills / 10);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private async Task ServeUntilKilledAsync(KilledReaders readers, KilledPublisher publisher)
    {
        using var hub = await HubProcess.ServeAsync(directory);
        using var reader = await hub.ClientAsync("plc");
        using var sender = await hub.ClientAsync("org");
        using var killed = new CancellationTokenSource();
        var load = Task.WhenAll(readers.AskAsync(reader, killed.Token), publisher.SendAsync(sender, killed.Token));
        await Task.WhenAny(load, Task.Delay(Random.Shared.Next(publisher.Milliseconds * 3 / 2)));
        Assert.False(hub.HasEnded, "The hub ended before it was killed.");
        await hub.KillAsync();
        await killed.CancelAsync();
        await load;
    }
}
