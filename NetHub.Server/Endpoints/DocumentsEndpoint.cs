using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Storage;
using NetHub.Server.AuditRecording;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Endpoints;

/// <summary><c>/documents</c>: registers and lists the documents that a department's systems run.</summary>
internal static partial class DocumentsEndpoint
{
    public const string Path = "/documents";
    private const int MostDocuments = 500;

    public static void MapDocuments(this WebApplication app)
    {
        app.MapPost(Path, PushAsync);
        app.MapGet(Path, ListAsync);
    }

    /// <summary>Registers all documents or none. First parses, validates and plans each one for the caller.</summary>
    private static async Task<Results<Ok<IEnumerable<RegisteredDocument>>, ProblemHttpResult, UnauthorizedHttpResult>> PushAsync(
        HttpContext context, PushedDocuments body, HubGraphQL graph, TrustedDocumentStore store, CallerReader callers, SignInFailures failures, AuditLedger ledger,
        LanguageChoice language, CancellationToken cancel)
    {
        if (await callers.ReadAsync(context.Request, cancel) is not { Caller: var caller })
            return await UnauthorizedAsync(context, failures);
        var english = language.IsEnglish(context.Request);
        if (!caller.IsReader)
            return NoReader(english);
        if (!IsList(body.Documents))
            return Refused([], english);
        var checks = await CheckAsync(body.Documents, graph, caller);
        var refusals = checks.SelectMany(c => Refusals(c.Document.Name, c.Problems, english)).ToList();
        if (refusals.Count > 0)
            return Refused(refusals, english);
        if (!await TryRecordAsync(ledger, caller, context, body.Documents.Count))
            return Unrecordable(english);
        var stored = await store.PushAsync(caller.Department, caller.Client, [.. body.Documents.Select(d => (d.Name, d.Document))], cancel);
        return TypedResults.Ok(stored.Zip(checks, (s, c) => Registered(s, [.. c.Problems.Select(p => Text(p, english))])));
    }

    private static async Task<Results<Ok<IEnumerable<RegisteredDocument>>, UnauthorizedHttpResult>> ListAsync(
        HttpContext context, TrustedDocumentStore store, CallerReader callers, SignInFailures failures, CancellationToken cancel) =>
        await callers.ReadAsync(context.Request, cancel) is { Caller: var caller }
            ? TypedResults.Ok((await store.ListAsync(caller.Department, cancel)).Select(d => Registered(d, [])))
            : await UnauthorizedAsync(context, failures);

    // Nothing is registered unless the ledger records it.
    private static async Task<bool> TryRecordAsync(AuditLedger ledger, Caller caller, HttpContext context, int count)
    {
        var entry = AuditEntries.Create(AuditAction.Administration, caller, new ReadOrigin(RequestOrigin.Address(context), null), AuditEntry.Done, AuditedFields.None);
        try
        {
            await ledger.RecordAsync(entry with { Operation = "DOCUMENTS_REGISTERED", Times = count });
            return true;
        }
        catch (AuditUnavailableException)
        {
            return false;
        }
    }

    private static ProblemHttpResult Unrecordable(bool english) => TypedResults.Problem(
        title: english ? QueryErrors.Unrecordable().English : QueryErrors.Unrecordable().Chinese,
        statusCode: StatusCodes.Status503ServiceUnavailable);

    private static bool IsList(IReadOnlyList<PushedDocument?> documents) =>
        documents.Count is > 0 and <= MostDocuments && !documents.Contains(null) && documents.DistinctBy(static d => d!.Name).Count() == documents.Count;

    private static async Task<UnauthorizedHttpResult> UnauthorizedAsync(HttpContext context, SignInFailures failures)
    {
        await failures.RefuseAsync(context);
        return TypedResults.Unauthorized();
    }

    private static ProblemHttpResult NoReader(bool english) => TypedResults.Problem(
        title: english ? "Only clients that read data may register documents." : "只有读取数据的客户端可以登记文档。",
        statusCode: StatusCodes.Status403Forbidden);

    private static async ValueTask<List<(PushedDocument Document, IReadOnlyList<QueryError> Problems)>> CheckAsync(
        IReadOnlyList<PushedDocument> documents, HubGraphQL graph, Caller caller)
    {
        var checks = new List<(PushedDocument Document, IReadOnlyList<QueryError> Problems)>();
        foreach (var document in documents)
        {
            checks.Add((document, Name().IsMatch(document.Name)
                ? await graph.CheckAsync(document.Document, caller)
                : [TransportErrors.DocumentName(TrustedDocumentStore.LongestName)]));
        }

        return checks;
    }

    // Denied fields are only left out of the answer: they become warnings, not refusals.
    private static IEnumerable<string> Refusals(string name, IEnumerable<QueryError> problems, bool english) =>
        problems.Where(static p => p.Code != QueryErrors.FieldDeniedCode).Select(p => $"{name}: {Text(p, english)}");

    private static ProblemHttpResult Refused(List<string> refusals, bool english) => TypedResults.Problem(
        title: english ? "The documents were not registered." : "文档未登记。",
        detail: english ? $"Submit 1 to {MostDocuments} executable documents with different names." : $"请提交 1 到 {MostDocuments} 个名称不同、均可执行的文档。",
        statusCode: StatusCodes.Status422UnprocessableEntity,
        extensions: new Dictionary<string, object?> { ["problems"] = refusals });

    private static string Text(QueryError error, bool english) => $"{error.Code}: {(english ? error.English : error.Chinese)}";

    private static RegisteredDocument Registered(TrustedDocument document, IReadOnlyList<string> warnings) =>
        new(document.Name, document.Version, "sha256:" + document.Digest, document.PushedAt, warnings);

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

/// <summary>The body of <c>POST /documents</c>.</summary>
internal sealed record PushedDocuments(IReadOnlyList<PushedDocument> Documents);

internal sealed record PushedDocument(string Name, string Document);

/// <summary>A registered document.</summary>
/// <param name="Name">The document's name, which runs the newest version.</param>
/// <param name="Version">The version, from 1 on; <c>name@version</c> runs exactly this version.</param>
/// <param name="DocumentId">The id that runs exactly this text.</param>
/// <param name="PushedAt">The time of registration.</param>
/// <param name="Warnings">The fields that answers leave out for this department.</param>
internal sealed record RegisteredDocument(string Name, int Version, string DocumentId, DateTimeOffset PushedAt, IReadOnlyList<string> Warnings);
