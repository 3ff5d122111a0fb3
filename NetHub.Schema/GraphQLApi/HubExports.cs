using Microsoft.Extensions.Logging;
using NetHub.Ledger;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Exporting;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi;

/// <summary>Exports all rows of a connection, without paging, using the same documents, plans and decisions as a query.</summary>
public sealed class HubExports(HubGraphQL graph, QueryEngine engine, PersonalRows personalRows, AuditLedger ledger, ILogger<HubExports> logger)
{
    /// <summary>
    /// Opens the rows and reads the first one, or returns the answer that refuses the export. Opened rows hold a snapshot of the data until
    /// they are disposed.
    /// </summary>
    /// <param name="request">An operation that selects one connection.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="form">How the rows are written.</param>
    /// <param name="cancel">Cancels the export at any row.</param>
    /// <exception cref="OperationCanceledException">The export was cancelled before the first row.</exception>
    public async ValueTask<(ExportedRows? Rows, GraphQLAnswer? Refusal)> OpenAsync(GraphQLRequest request, Caller caller, ExportForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(form);
        var export = new ExportOperation(graph.Planner, engine, personalRows, ledger, logger, form);
        var answer = await graph.Pipeline.RunAsync(export, request, caller, new GraphQLRequestOptions(form.English, Origin: form.Origin), cancel);
        if (answer.IsRefusal)
        {
            if (export.Rows is { } opened)
                await opened.AbandonAsync();
            return (null, answer);
        }

        export.Rows!.Begin(answer.Receipt);
        answer.Dispose();
        return (export.Rows, null);
    }
}
