using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.Sdk;

namespace NetHub.Tests.Docs;

/// <summary>Runs the blocks of one document in one session of bash, in order, and reads what <c>curl</c> was answered.</summary>
internal sealed class DocumentSession(DocumentedHub hub, IReadOnlyList<DocumentedBlock> blocks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly string folder = Directory.CreateTempSubdirectory("nethub-session-").FullName;

    /// <summary>What is wrong with the blocks.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var script = Path.Combine(folder, "session.sh");
        await File.WriteAllTextAsync(script, await ScriptAsync());
        using var bash = hub.StartBash(script, folder);
        bash.StandardInput.Close();
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await EndAsync(bash);
        var problems = blocks.SelectMany(Problems).ToList();
        if (bash.ExitCode != 0)
            problems.Insert(0, $"A command ended with {bash.ExitCode}.\n{await output}\n{await error}");
        Directory.Delete(folder, recursive: true);
        return problems;
    }

    private static async Task EndAsync(Process bash)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await bash.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            bash.Kill(entireProcessTree: true);
            throw new XunitException("The commands did not end.", late);
        }
    }

    private async Task<string> ScriptAsync()
    {
        var script = new StringBuilder("set -eo pipefail\n");
        foreach (var (index, block) in blocks.Index())
        {
            script.Append(CultureInfo.InvariantCulture, $"export NETHUB_DOCS_BLOCK={index} NETHUB_DOCS_CURL='{(block.ExpectsErrors ? "" : "--fail-with-body")}'\necho '== {block}' >&2\n");
            script.Append(block.Language == "bash" ? block.Text : await QuestionAsync(index, block)).Append('\n');
        }

        return script.ToString();
    }

    // A GraphQL document is sent by the same curl as the others.
    private async Task<string> QuestionAsync(int index, DocumentedBlock block)
    {
        var (client, purpose) = block.Asks;
        var body = new JsonObject { ["query"] = block.Text };
        if (block.Variables is { } variables)
            body["variables"] = JsonNode.Parse(variables);
        var file = Path.Combine(folder, $"question-{index}.json");
        await File.WriteAllTextAsync(file, body.ToJsonString());
        var headers = Path.Combine(folder, $"headers-{index}");
        List<string> sent = ["Content-Type: application/json", $"Authorization: Bearer {await hub.TokenAsync(client)}"];
        if (purpose is not null)
            sent.Add($"NetHub-Purpose: {purpose}");
        await File.WriteAllLinesAsync(headers, sent);
        return $"curl -s http://localhost:5080/graphql -H '@{headers}' --data-binary '@{file}'";
    }

    private IEnumerable<string> Problems(DocumentedBlock block, int index)
    {
        var answers = Directory.GetFiles(folder, $"{index}-*").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        foreach (var answer in answers.Where(answer => !block.ExpectsErrors && Errors(answer) is not null))
            yield return $"{block}: {Errors(answer)}";
        if (block.Answer is { } shown && (answers.Count == 0 || Difference(shown, answers[^1]) is not null))
            yield return $"{block}: the answer is not the one that is shown. {(answers.Count == 0 ? "There is none." : Difference(shown, answers[^1]))}";
    }

    private static string? Errors(string answer)
    {
        try
        {
            return JsonNode.Parse(answer) is JsonObject node && node["errors"] is { } errors ? errors.ToJsonString(ShownJson.Readable) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Difference(string shown, string answer)
    {
        JsonNode? actual;
        try
        {
            actual = JsonNode.Parse(answer);
        }
        catch (JsonException)
        {
            return answer;
        }

        return ShownJson.Difference(JsonNode.Parse(shown), actual);
    }
}
