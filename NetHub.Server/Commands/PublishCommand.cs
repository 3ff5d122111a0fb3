using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using NetHub.Server.Publishing;
using NetHub.Server.Settings;
using Spectre.Console;

namespace NetHub.Server.Commands;

/// <summary><c>data publish FILE</c>: sends a file to a running hub and shows the progress.</summary>
internal static class PublishCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = "text/csv",
        [".ndjson"] = "application/x-ndjson",
        [".jsonl"] = "application/x-ndjson",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    public static Command Create()
    {
        var client = new HubClientOptions();
        var file = new Argument<string>("file") { Description = "CSV、NDJSON 或 XLSX 文件 | CSV, NDJSON or XLSX file" };
        var dataset = new Option<string>("--dataset") { Description = "信息资源，如 ServiceOrder | dataset", Required = true };
        var mode = new Option<string>("--mode") { Description = "发布方式：UPSERT、SNAPSHOT 或 DELETE | publish mode", DefaultValueFactory = static _ => "UPSERT" };
        var dryRun = new Option<bool>("--dry-run") { Description = "只校验，不保存 | validate and count without storing anything" };
        var key = new Option<string?>("--key") { Description = "幂等键，默认随机 | idempotency key: a batch is stored once for each key; defaults to a random key" };
        var source = new Option<string?>("--source") { Description = "来源系统 | source system of the rows" };
        var command = new Command("publish", "发布一个文件，全部入库或全部不入库 | publish a file: all of its rows or none") { file, dataset, mode, dryRun, key, source };
        client.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            var path = Path.GetFullPath(arguments.GetValue(file)!, Directory.GetCurrentDirectory());
            var query = $"?mode={Uri.EscapeDataString(arguments.GetValue(mode)!)}&dryRun={(arguments.GetValue(dryRun) ? "true" : "false")}&source={Uri.EscapeDataString(arguments.GetValue(source) ?? "")}";
            var address = new Uri($"/publish/{Uri.EscapeDataString(arguments.GetValue(dataset)!)}{query}", UriKind.Relative);
            var name = arguments.GetValue(key) ?? Guid.NewGuid().ToString();
            return client.RunAsync(arguments, (http, _) => PublishAsync(http, address, path, name, cancel), cancel, Timeout.InfiniteTimeSpan);
        });
        return command;
    }

    private static async Task<int> PublishAsync(HttpClient http, Uri address, string path, string key, CancellationToken cancel)
    {
        if (!Types.TryGetValue(Path.GetExtension(path), out var type))
            throw new StartupException("文件扩展名应为 .csv、.ndjson、.jsonl 或 .xlsx。", "The file extension must be .csv, .ndjson, .jsonl or .xlsx.");
        await using var file = File.OpenRead(path);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StreamContent(file) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Add(PublishForm.KeyHeader, key);
        var sent = http.SendAsync(request, cancel);
        await ShowAsync(http, file, key, sent, cancel);
        using var response = await sent;
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancel));
        return await TellAsync(answer.RootElement);
    }

    // Show the upload first, then the progress that the hub reports.
    private static Task ShowAsync(HttpClient http, FileStream file, string key, Task sent, CancellationToken cancel) => AnsiConsole.Progress()
        .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
        .StartAsync(async display =>
        {
            var task = display.AddTask("发送 | sending", maxValue: 1);
            while (await Task.WhenAny(sent, Task.Delay(Interval, cancel)) != sent)
            {
                if (file.CanRead && file.Length > 0 && file.Position < file.Length)
                    task.Value = (double)file.Position / file.Length;
                else if (await StatusAsync(http, key, cancel) is { } status)
                    Show(task, status);
            }

            task.Value = task.MaxValue;
        });

    private static void Show(ProgressTask task, JsonElement status)
    {
        var (read, stored) = (status.GetProperty("rowsRead").GetInt64(), status.GetProperty("rowsStored").GetInt64());
        task.Description = Markup.Escape($"{status.GetProperty("phase").GetString()} {read:N0}");
        task.IsIndeterminate = stored == 0;
        if (stored == 0)
            return;
        task.MaxValue = Math.Max(1, status.GetProperty("rowsValid").GetInt64());
        task.Value = stored;
    }

    private static async Task<JsonElement?> StatusAsync(HttpClient http, string key, CancellationToken cancel)
    {
        const string Query = "query($key: String!) { publishProgress(idempotencyKey: $key) { phase rowsRead rowsValid rowsStored } }";
        using var response = await http.PostAsJsonAsync("/graphql", new { query = Query, variables = new { key } }, cancel);
        if (!response.IsSuccessStatusCode)
            return null;
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancel));
        var status = answer.RootElement.GetProperty("data").GetProperty("publishProgress");
        return status.ValueKind == JsonValueKind.Object ? status.Clone() : null;
    }

    private static async Task<int> TellAsync(JsonElement answer)
    {
        if (answer.TryGetProperty("errors", out var errors))
        {
            foreach (var error in errors.EnumerateArray())
                await Console.Error.WriteLineAsync($"{error.GetProperty("extensions").GetProperty("code").GetString()}: {error.GetProperty("message").GetString()}");
            return HubCommands.Failed;
        }

        var counts = answer.GetProperty("counts");
        Console.WriteLine(string.Join(", ", counts.EnumerateObject().Select(static c => $"{c.Name} {c.Value}")));
        foreach (var problem in answer.GetProperty("problems").GetProperty("first").EnumerateArray())
        {
            await Console.Error.WriteLineAsync(
                $"{problem.GetProperty("line")} {problem.GetProperty("field").GetString()} {problem.GetProperty("rule").GetString()} {problem.GetProperty("valueClass").GetString()}: {problem.GetProperty("message").GetString()}");
        }

        if (answer.GetProperty("accepted").GetBoolean())
            return 0;
        await Console.Error.WriteLineAsync($"{answer.GetProperty("problems").GetProperty("count")} 个问题，未入库 | problems; nothing was stored: {answer.GetProperty("problems").GetProperty("report").GetString()}");
        return HubCommands.Failed;
    }
}
