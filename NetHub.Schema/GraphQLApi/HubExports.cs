using Microsoft.Extensions.Logging;
using NetHub.Ledger;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Exporting;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi;

/// <summary>The way from a request to every row of its connection: the same documents, plans and decisions as an answer, without a page.</summary>
public sealed class HubExports(HubGraphQL graph, QueryEngine engine, PersonalRows personalRows, AuditLedger ledger, ILogger<HubExports> logger)
{
    /// <summary>
    /// Opens the rows and reads the first, or gives the answer that refuses them. What is opened keeps a snapshot of the data until it
    /// is disposed.
    /// </summary>
    /// <param name="request">An operation of one connection.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="form">How the rows are to be written.</param>
    /// <param name="cancel">Ends the rows wherever they are.</param>
    /// <exception cref="OperationCanceledException">It was cancelled before there was a row.</exception>
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
