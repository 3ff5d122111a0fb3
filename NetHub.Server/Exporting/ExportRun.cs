using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using NetHub.Schema.GraphQLApi.Exporting;
using NetHub.Schema.Querying.Errors;
using NetHub.Server.Exporting.Formats;

namespace NetHub.Server.Exporting;

/// <summary>
/// Reads rows as fast as the client receives them and no faster, so that memory holds at most one chunk of them besides the server's
/// unsent data.
/// </summary>
internal sealed class ExportRun(PipeWriter body, ExportedRows rows, IExportWriter writer, int maxRows)
{
    private const int Chunk = 32 * 1024;

    // The time that a client has to receive the last data after the hub has stopped reading rows.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private Task sending = Task.CompletedTask;

    /// <summary>The number of rows written so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes all rows; returns the reason if the export ended early, otherwise null.</summary>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public async Task<QueryError?> WriteRowsAsync(ExportStop stop)
    {
        // The snapshot closes here, without waiting for the client to receive the rest.
        await using (rows)
        {
            var reason = await ReasonAsync(stop);
            if (reason is not null)
                rows.EndedBy(reason);
            return reason;
        }
    }

    /// <exception cref="TimeoutException">The client does not receive the data in time.</exception>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public async Task EndAsync(ExportTrailer trailer)
    {
        await sending.WaitAsync(Patience);
        writer.End(trailer);
        sending = SendAsync();
        await sending.WaitAsync(Patience);
    }

    /// <summary>Waits for pending sends to end after the connection was aborted.</summary>
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
            // If the client is fast, no send ever waits; yield so that the export does not occupy a thread.
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
