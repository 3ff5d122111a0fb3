using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using GraphQLParser.Visitors;
using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;

namespace NetHub.Tests.Server;

/// <summary>
/// Every literal and every value of a variable that was sent to a hub of the suite, or to another one over the same data, so that their
/// ledgers can be searched for all of them whenever one stops. What a record says for its own reasons, whoever asked and for which case, is left out of the search.
/// </summary>
internal sealed partial class SentLiterals : DelegatingHandler
{
    // Shorter ones stand in any text.
    private const int Shortest = 4;

    // Whatever holds a long one holds how it begins.
    private const int Longest = 200;
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> ByHub = [];
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> ByLedger = [];
    private static readonly string[] Own = ["time", "salt", "department", "client", "person", "hash", "document", "case", "address"];

    public SentLiterals()
        : base(new SocketsHttpHandler())
    {
    }

    /// <summary>What records over one hub's data hold of what was sent to it, or to a hub that had the same data before it.</summary>
    /// <param name="address">Where it listened.</param>
    /// <param name="ledger">Directory of its ledger.</param>
    public static IEnumerable<string> FoundIn(Uri address, string ledger)
    {
        var sent = ByLedger.GetOrAdd(ledger, static _ => []);
        if (ByHub.TryRemove(address.Authority, out var own))
        {
            foreach (var literal in own.Keys)
                sent[literal] = true;
        }

        if (sent.IsEmpty || !Directory.Exists(ledger))
            return [];
        var literals = SearchValues.Create([.. sent.Keys], StringComparison.Ordinal);
        return [.. LedgerReader.Nodes(ledger).SelectMany(n => LedgerReader.Read(ledger, n)).Where(static r => r.Type == LedgerTypes.Entry)
            .Select(static r => string.Join('\n', r.Content.EnumerateObject().Where(m => !Own.Contains(m.Name) && !IsBatch(r, m)).Select(static m => m.Value.GetRawText())))
            .Where(text => text.AsSpan().ContainsAny(literals))];
    }

    // A publication names the batch that came of it, as whoever corrects something by it does.
    private static bool IsBatch(LedgerRecord record, JsonProperty member) => member.Name == "target" && record.Text("action") == "PUBLICATION";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.AbsolutePath is "/graphql" or "/export" && request.Content is StringContent or System.Net.Http.Json.JsonContent)
            Hear(await request.Content!.ReadAsStringAsync(cancellationToken), ByHub.GetOrAdd(request.RequestUri.Authority, static _ => []));
        return await base.SendAsync(request, cancellationToken);
    }

    private static void Hear(string body, ConcurrentDictionary<string, bool> sent)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            Hear(json.RootElement, sent);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // No request at all, or half a character in it: it has no values.
        }
    }

    private static void Hear(JsonElement element, ConcurrentDictionary<string, bool> sent)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Hear(item, sent);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject().Where(static m => m.Name is not ("operationName" or "documentId")))
                {
                    if (member.Name == "query" && member.Value.ValueKind == JsonValueKind.String)
                        HearDocument(member.Value.GetString()!, sent);
                    else
                        Hear(member.Value, sent);
                }

                break;
            case JsonValueKind.String:
                Add(element.GetString()!, sent);
                break;
        }
    }

    private static void HearDocument(string text, ConcurrentDictionary<string, bool> sent)
    {
        try
        {
            new Literals(sent).VisitAsync(Parser.Parse(text), default).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is GraphQLSyntaxErrorException or GraphQLMaxDepthExceededException)
        {
            // No document: it is refused as a whole, and its text is what must not be found.
            Add(text, sent);
        }
    }

    // A department's code, say, is in the ledger because the department asked, not because it was asked for.
    private static void Add(string literal, ConcurrentDictionary<string, bool> sent)
    {
        if (literal.Length >= Shortest && !literal.All(static c => char.IsAsciiLetter(c)) && !HubName().IsMatch(literal))
            sent[literal.Length > Longest ? literal[..Longest] : literal] = true;
    }

    // Coordinates of fields, and what the hub calls requests, issues and grants: they are of the hub, wherever they stand.
    [GeneratedRegex(@"^([A-Z]\w+\.[a-z]\w+|[GPQR]-\d{4}-\d{6})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HubName();

    private sealed class Literals(ConcurrentDictionary<string, bool> sent) : ASTVisitor<NullVisitorContext>
    {
        protected override ValueTask VisitStringValueAsync(GraphQLStringValue stringValue, NullVisitorContext context)
        {
            Add(stringValue.Value.ToString(), sent);
            return default;
        }
    }
}
