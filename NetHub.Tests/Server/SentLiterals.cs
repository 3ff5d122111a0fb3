using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using GraphQLParser.Visitors;
using NetHub.Schema.Sharing.Audit.Ledger;

namespace NetHub.Tests.Server;

/// <summary>
/// Every literal and every value of a variable that clients of the suite sent, so that the ledger of each hub can be searched for all of
/// them. What a record says for its own reasons, whoever asked and for which case, is left out of the search.
/// </summary>
internal sealed partial class SentLiterals : DelegatingHandler
{
    // Shorter ones stand in any text.
    private const int Shortest = 4;
    private static readonly ConcurrentDictionary<string, bool> All = [];
    private static readonly string[] Own = ["time", "salt", "department", "client", "person", "hash", "document", "case", "address"];

    public SentLiterals()
        : base(new SocketsHttpHandler())
    {
    }

    /// <summary>What records of a hub hold of what was sent.</summary>
    public static IEnumerable<string> FoundIn(string ledger)
    {
        if (All.IsEmpty || !Directory.Exists(ledger))
            return [];
        var literals = SearchValues.Create([.. All.Keys], StringComparison.Ordinal);
        return [.. LedgerReader.Nodes(ledger).SelectMany(n => LedgerReader.Read(ledger, n)).Where(static r => r.Type == LedgerTypes.Entry)
            .Select(static r => string.Join('\n', r.Content.EnumerateObject().Where(m => !Own.Contains(m.Name) && !IsBatch(r, m)).Select(static m => m.Value.GetRawText())))
            .Where(text => text.AsSpan().ContainsAny(literals))];
    }

    // A publication names the batch that came of it, as whoever corrects something by it does.
    private static bool IsBatch(LedgerRecord record, JsonProperty member) => member.Name == "target" && record.Text("action") == "PUBLICATION";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.AbsolutePath is "/graphql" or "/export" && request.Content is StringContent or System.Net.Http.Json.JsonContent)
            Hear(await request.Content!.ReadAsStringAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }

    private static void Hear(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            Hear(json.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // No request at all, or half a character in it: it has no values.
        }
    }

    private static void Hear(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Hear(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject().Where(static m => m.Name is not ("operationName" or "documentId")))
                {
                    if (member.Name == "query" && member.Value.ValueKind == JsonValueKind.String)
                        HearDocument(member.Value.GetString()!);
                    else
                        Hear(member.Value);
                }

                break;
            case JsonValueKind.String:
                Add(element.GetString()!);
                break;
        }
    }

    private static void HearDocument(string text)
    {
        try
        {
            new Literals().VisitAsync(Parser.Parse(text), default).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is GraphQLSyntaxErrorException or GraphQLMaxDepthExceededException)
        {
            // No document: it is refused as a whole, and its text is what must not be found.
            Add(text);
        }
    }

    // A department's code, say, is in the ledger because the department asked, not because it was asked for.
    private static void Add(string literal)
    {
        if (literal.Length >= Shortest && !literal.All(static c => char.IsAsciiLetter(c)) && !HubName().IsMatch(literal))
            All[literal] = true;
    }

    // Coordinates of fields, and what the hub calls requests, tickets and grants: they are of the hub, wherever they stand.
    [GeneratedRegex(@"^([A-Z]\w+\.[a-z]\w+|[GPQR]-\d{4}-\d{6})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HubName();

    private sealed class Literals : ASTVisitor<NullVisitorContext>
    {
        protected override ValueTask VisitStringValueAsync(GraphQLStringValue stringValue, NullVisitorContext context)
        {
            Add(stringValue.Value.ToString());
            return default;
        }
    }
}
