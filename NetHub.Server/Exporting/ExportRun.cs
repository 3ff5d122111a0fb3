using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using NetHub.Schema.GraphQLApi.Exporting;
using NetHub.Schema.Querying.Errors;
using NetHub.Server.Exporting.Formats;

namespace NetHub.Server.Exporting;

/// <summary>
/// Rows on their way to the client: read as fast as it takes them and no faster, so that no more than one chunk of them is in memory
/// beside what the server has not sent yet.
/// </summary>
internal sealed class ExportRun(PipeWriter body, ExportedRows rows, IExportWriter writer, int maxRows)
{
    private const int Chunk = 32 * 1024;

    // How long a client may take for what it was sent before, once nothing more is read for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private Task sending = Task.CompletedTask;

    /// <summary>Rows that were written.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes rows until there are none; gives the reason where something ended it before.</summary>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async Task<QueryError?> WriteRowsAsync(ExportStop stop)
    {
        // Whatever the client still takes, the snapshot does not wait for it.
        await using (rows)
        {
            var reason = await ReasonAsync(stop);
            if (reason is not null)
                rows.EndedBy(reason);
            return reason;
        }
    }

    /// <exception cref="TimeoutException">The client does not read.</exception>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async Task EndAsync(ExportTrailer trailer)
    {
        await sending.WaitAsync(Patience);
        writer.End(trailer);
        sending = SendAsync();
        await sending.WaitAsync(Patience);
    }

    /// <summary>Waits until nothing is being sent any more, after the connection was ended.</summary>
    public async Task SettleAsync() => await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<QueryError?> ReasonAsync(ExportStop stop)
    {
        try
        {
            return await WriteRowsAsync(stop.Token);
        }
        catch (OperationCanceledException ended) when (!stop.IsClientGone && ended is not ConnectionAbortedException)
        {
            return stop.Reason;
        }
        catch (QueryRefusedException refusal)
        {
            return refusal.Errors[0];
        }
    }

    private async Task<QueryError?> WriteRowsAsync(CancellationToken stop)
    {
        for (var unsent = 0; rows.HasRow; await rows.NextAsync())
        {
            if (Rows == maxRows)
                return QueryErrors.TooManyRows(maxRows);
            writer.Write(rows.Row);
            Rows++;
            unsent += rows.Row.Length;
            if (unsent < Chunk)
                continue;
            unsent = 0;
            sending = SendAsync();
            await sending.WaitAsync(stop);
            // An export whose client is never waited for must not keep a thread from the requests beside it.
            await Task.Yield();
        }

        return null;
    }

    private async Task SendAsync()
    {
        var sent = await body.FlushAsync();
        if (sent.IsCompleted)
            throw new ConnectionAbortedException();
    }
}
