using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetHub.Tests.Docs;

/// <summary>A fenced block of a document, with the variables and the answer that the document shows for it.</summary>
internal sealed partial record DocumentedBlock(string Document, int Line, string Language, string Text)
{
    /// <summary>Variables of a GraphQL document, as JSON.</summary>
    public string? Variables { get; init; }

    /// <summary>The answer that follows in the document.</summary>
    public string? Answer { get; init; }

    public bool IsRun => Language is "bash" or "graphql";

    /// <summary>A document that shows an error expects it; otherwise an error is a fault of the command.</summary>
    public bool ExpectsErrors => Answer is { } answer && Has(answer, "errors");

    /// <summary>Client and purpose that the first line of a GraphQL document names.</summary>
    public (string Client, string? Purpose) Asks => AskLine().Match(Text) is { Success: true } line
        ? (line.Groups["client"].Value, line.Groups["purpose"] is { Success: true } purpose ? purpose.Value.Trim() : null)
        : throw new FormatException($"{this}: the first line does not say as which client it is asked.");

    public override string ToString() => $"{Document}:{Line}";

    /// <summary>All blocks of a document; variables and answers are joined to the command before them.</summary>
    public static IReadOnlyList<DocumentedBlock> Read(string document)
    {
        var blocks = new List<DocumentedBlock>();
        foreach (var block in Fences(document))
        {
            if (block.Language != "json" || blocks is not [.., { IsRun: true } before])
                blocks.Add(block);
            else if (Has(block.Text, "data") || Has(block.Text, "errors"))
                blocks[^1] = before with { Answer = block.Text };
            else
                blocks[^1] = before with { Variables = block.Text };
        }

        return blocks;
    }

    private static IEnumerable<DocumentedBlock> Fences(string document)
    {
        var lines = RepositoryFiles.Read(document).Split('\n');
        for (var start = 0; start < lines.Length; start++)
        {
            if (!lines[start].TrimStart().StartsWith("```", StringComparison.Ordinal))
                continue;
            var end = Array.FindIndex(lines, start + 1, static line => line.Trim() == "```");
            if (end < 0)
                throw new FormatException($"{document}:{start + 1}: the block does not end.");
            var indent = lines[start].Length - lines[start].TrimStart().Length;
            var text = lines[(start + 1)..end].Select(line => line.Length > indent ? line[indent..] : line.TrimStart());
            yield return new DocumentedBlock(document, start + 1, lines[start].Trim()[3..], string.Join('\n', text));
            start = end;
        }
    }

    private static bool Has(string json, string member)
    {
        using var parsed = JsonDocument.Parse(json);
        return parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty(member, out _);
    }

    [GeneratedRegex(@"\A# (?:as|客户端) (?<client>[\w-]+)(?:(?:, |,)NetHub-Purpose: (?<purpose>[^\n]+))?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex AskLine();
}
