using System.CommandLine;
using System.Text.Json;
using NetHub.Server.Endpoints;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary><c>documents push</c> and <c>documents list</c>: registers and lists the documents that a department's systems run.</summary>
internal static class DocumentsCommand
{
    public static Command Create() => new("documents", "登记的 GraphQL 文档 | registered documents") { Push(), List() };

    private static Command Push()
    {
        var client = new HubClientOptions();
        var source = new Argument<string>("path")
        {
            Description = "*.graphql 文件所在目录，或代码生成工具的清单（JSON） | folder of *.graphql files, or the manifest of a code generator (JSON)",
        };
        var command = new Command("push", "登记文档 | register documents") { source };
        client.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            var documents = DocumentFiles.Read(Path.GetFullPath(arguments.GetValue(source)!, HubPaths.Root));
            return client.RunAsync(arguments, (http, _) => PushAsync(http, documents, cancel), cancel);
        });
        return command;
    }

    private static Command List()
    {
        var client = new HubClientOptions();
        var command = new Command("list", "列出已登记的文档 | list registered documents");
        client.AddTo(command);
        command.SetAction((arguments, cancel) => client.RunAsync(arguments, (http, _) => ListAsync(http, cancel), cancel));
        return command;
    }

    private static async Task<int> PushAsync(HttpClient http, IReadOnlyList<PushedDocument> documents, CancellationToken cancel)
    {
        using var response = await http.PostAsJsonAsync(DocumentsEndpoint.Path, new PushedDocuments(documents), cancel);
        if (response.IsSuccessStatusCode)
            return await PrintAsync(response, cancel);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        if (problem.TryGetProperty("problems", out var problems))
        {
            foreach (var line in problems.EnumerateArray())
                await Console.Error.WriteLineAsync(line.GetString());
        }

        throw new StartupException("文档未登记。", "The documents were not registered.");
    }

    private static async Task<int> ListAsync(HttpClient http, CancellationToken cancel)
    {
        using var response = await http.GetAsync(new Uri(DocumentsEndpoint.Path, UriKind.Relative), cancel);
        response.EnsureSuccessStatusCode();
        return await PrintAsync(response, cancel);
    }

    private static async Task<int> PrintAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        foreach (var document in await response.Content.ReadFromJsonAsync<List<RegisteredDocument>>(cancel) ?? [])
        {
            Console.WriteLine($"{document.Name}@{document.Version} {document.DocumentId}");
            foreach (var warning in document.Warnings)
                Console.WriteLine($"  {warning}");
        }

        return 0;
    }
}
