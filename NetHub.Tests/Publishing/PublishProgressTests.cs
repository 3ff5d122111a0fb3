using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace NetHub.Tests.Publishing;

/// <summary>
/// A publisher follows the progress of its batch over both transports until it ends; other clients do not learn of the batch.
/// </summary>
public sealed class PublishProgressTests : IAsyncLifetime
{
    private const string Key = "night";
    private const string Follow = "subscription { publishProgress(idempotencyKey: \"night\") { phase rowsRead } }";
    private const string Header = "partyOrgCode,name,orgType,regionCode,isParkOrg,fullMemberCount,probationaryCount,weakLaxFlag,demoFlag,status\n";
    private const string Good = "R-last,党支部,BRANCH,431021000000,false,5,0,false,false,ACTIVE\n";
    private const int Before = 2_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    private readonly TaskCompletionSource rest = new();
    private PublishingHub hub = null!;

    public async Task InitializeAsync() => hub = await PublishingHub.StartSmallAsync();

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Theory]
    [InlineData(true, Good, "DONE")]
    [InlineData(false, Good, "DONE")]
    [InlineData(true, "R-last\n", "REFUSED")]
    [InlineData(false, "R-last\n", "REFUSED")]
    public async Task The_progress_of_a_batch_is_reported_until_it_ends(bool overSocket, string row, string end)
    {
        using var limit = new CancellationTokenSource(Patience);
        await using var mine = await FollowAsync("org", overSocket, limit.Token).WithAnEvent();
        await using var others = await FollowAsync("plc", overSocket, limit.Token).WithAnEvent();
        var told = others.MoveNextAsync().AsTask();

        var published = PublishAsync(row);
        Assert.True(await mine.MoveNextAsync());
        Assert.Equal("RECEIVING 0", mine.Current);
        rest.SetResult();
        var last = "";
        while (await mine.MoveNextAsync())
            last = mine.Current;

        Assert.Equal($"{end} {Before + 1}", last);
        await published;
        // Several times the delay of an event.
        await Task.Delay(1_000);
        Assert.False(told.IsCompleted);
        await limit.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => told);
    }

    [Fact]
    public async Task The_progress_of_a_refused_batch_ends_too()
    {
        using var limit = new CancellationTokenSource(Patience);
        await using var mine = await FollowAsync("plc", overSocket: true, limit.Token).WithAnEvent();

        var answer = await hub.AskAsync("plc", $"mutation {{ publishPartyOrganization(idempotencyKey: \"{Key}\", rows: [{{ partyOrgCode: \"R-1\" }}]) {{ accepted }} }}");

        Assert.Equal("NOT_OWNER", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        var heard = new List<string>();
        while (await mine.MoveNextAsync())
            heard.Add(mine.Current);
        // A mutation begins its progress before it looks at rights, so that somebody who looks at that moment hears that too.
        Assert.Equal("REFUSED 0", heard[^1]);
        Assert.All(heard.SkipLast(1), static h => Assert.Equal("RECEIVING 0", h));
    }

    // Sends most of the file at once, and the last row when the test allows it.
    private Task PublishAsync(string row) => Task.Run(() => hub.PublishAsync("org", "PartyOrganization", Pieces(row), key: Key));

    private IEnumerable<byte[]> Pieces(string row)
    {
        yield return Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(0, Before).Select(static i => Good.Replace("last", $"{i}", StringComparison.Ordinal))));
        Assert.True(rest.Task.Wait(Patience));
        yield return Encoding.UTF8.GetBytes(row);
    }

    private IAsyncEnumerator<string> FollowAsync(string client, bool overSocket, CancellationToken cancel) =>
        (overSocket ? OverSocketAsync(client, cancel) : OverEventsAsync(client, cancel)).GetAsyncEnumerator(cancel);

    private async IAsyncEnumerable<string> OverEventsAsync(string client, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(Follow)}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await (await hub.AsAsync(client)).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
        while (await lines.ReadLineAsync(cancel) is { } line && line != "event: complete")
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                yield return Text(JsonDocument.Parse(line["data: ".Length..]).RootElement);
        }
    }

    private async IAsyncEnumerable<string> OverSocketAsync(string client, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        var http = await hub.AsAsync(client);
        await socket.ConnectAsync(new UriBuilder(http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, cancel);
        await SayAsync(new { type = "connection_init", payload = new { Authorization = http.DefaultRequestHeaders.Authorization!.ToString() } });
        await SayAsync(new { id = "1", type = "subscribe", payload = new { query = Follow } });
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancel);
            using var message = JsonDocument.Parse(buffer.AsMemory(0, received.Count));
            switch (message.RootElement.GetProperty("type").GetString())
            {
                case "next":
                    yield return Text(message.RootElement.GetProperty("payload"));
                    break;
                case "connection_ack" or "ping":
                    break;
                default:
                    yield break;
            }
        }

        Task SayAsync(object message) => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, cancel);
    }

    private static string Text(JsonElement answer)
    {
        var progress = answer.GetProperty("data").GetProperty("publishProgress");
        return progress.ValueKind == JsonValueKind.Null ? "nothing" : $"{progress.GetProperty("phase").GetString()} {progress.GetProperty("rowsRead").GetInt32()}";
    }
}

/// <summary>Waits for the start of subscriptions.</summary>
internal static class BegunEvents
{
    /// <summary>Reads the first event, which reports that nothing exists yet: from then on, no event is missed.</summary>
    public static async Task<IAsyncEnumerator<string>> WithAnEvent(this IAsyncEnumerator<string> events)
    {
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("nothing", events.Current);
        return events;
    }
}
