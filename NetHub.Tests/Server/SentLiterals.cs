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
/// Collects every literal and variable value sent to a hub of the suite or to a different hub on the same data, and searches their
/// ledgers for them when a hub stops. The search excludes members that a record must contain, such as caller and case.
/// </summary>
internal sealed partial class SentLiterals : DelegatingHandler
{
    // Shorter literals occur in any text.
    private const int Shortest = 4;

    // A text that contains a long literal also contains its beginning.
    private const int Longest = 200;
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> ByHub = [];
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> ByLedger = [];
    private static readonly string[] Own = ["time", "salt", "department", "client", "person", "hash", "document", "case", "address"];

    public SentLiterals()
        : base(new SocketsHttpHandler())
    {
    }

    /// <summary>Returns the records of a ledger that contain literals sent to this hub or to an earlier hub on the same data.</summary>
    /// <param name="address">The address of the hub.</param>
    /// <param name="ledger">The directory of its ledger.</param>
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

    // A publication's record names its batch, and a correction sends the same batch as an argument.
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
            // Not a valid request, or an incomplete character: no values to collect.
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
            // Not a valid document: the ledger must not contain its text.
            Add(text, sent);
        }
    }

    // Skips plain words: a department's code, for example, is recorded because the department asked, not because it was a value.
    private static void Add(string literal, ConcurrentDictionary<string, bool> sent)
    {
        if (literal.Length >= Shortest && !literal.All(static c => char.IsAsciiLetter(c)) && !HubName().IsMatch(literal))
            sent[literal.Length > Longest ? literal[..Longest] : literal] = true;
    }

    // Field coordinates and the hub's numbers of requests, issues and grants are not personal values.
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
