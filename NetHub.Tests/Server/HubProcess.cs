using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using NetHub.Server.Identity.Samples;
using Xunit.Sdk;

namespace NetHub.Tests.Server;

/// <summary>The exit code and output of a process.</summary>
internal sealed record HubExit(int Code, string Output, string Error);

/// <summary>
/// The program in a separate process, started like an operator does, with a test's data directory. It is killed when disposed.
/// </summary>
internal sealed class HubProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly string[] Inherited = ["NETHUB_", "ASPNETCORE_", "DOTNET_URLS", "DOTNET_ENVIRONMENT"];
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Task<string> error;
    private readonly CancellationTokenSource patience = new(Patience);

    private HubProcess(string directory, IEnumerable<string> arguments)
    {
        process = Process.Start(StartInfo(directory, arguments))!;
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program's working set, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>The address on which the hub listens; empty before it listens.</summary>
    public string Url { get; private set; } = "";

    public bool HasEnded => process.HasExited;

    public static HubProcess Start(string directory, params IEnumerable<string> arguments) => new(directory, arguments);

    /// <summary>Runs a command until it exits.</summary>
    public static async Task<HubExit> RunAsync(string directory, params IEnumerable<string> arguments)
    {
        using var program = Start(directory, arguments);
        try
        {
            return await program.ExitAsync();
        }
        catch (OperationCanceledException late)
        {
            throw new XunitException($"The program did not end.\n{program.output}", late);
        }
    }

    /// <summary>Starts a hub on a free port.</summary>
    public static async Task<HubProcess> ServeAsync(string directory)
    {
        var hub = Start(directory, "serve", "--urls", "http://127.0.0.1:0");
        try
        {
            var line = await hub.LineAsync("is listening");
            hub.Url = line[line.IndexOf("http", StringComparison.Ordinal)..];
            return hub;
        }
        catch
        {
            hub.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the program writes a line that contains the words.</summary>
    public async Task<string> LineAsync(string words)
    {
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            output.AppendLine(line);
            if (line.Contains(words, StringComparison.Ordinal))
                return line;
        }

        throw new XunitException($"The program ended without \"{words}\".\n{output}{await error}");
    }

    /// <summary>Waits until the condition holds, while the program runs.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!isSo())
        {
            if (process.HasExited)
                throw new XunitException($"The program ended too early.\n{(await ExitAsync()).Error}");
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Returns an HTTP client that is signed in as a sample client.</summary>
    public async Task<HttpClient> ClientAsync(string client)
    {
        var http = new HttpClient { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(client));
        return http;
    }

    /// <summary>Gets a token for a sample client.</summary>
    public async Task<string> TokenAsync(string client)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = SampleClients.Secret(client),
        });
        using var response = await http.PostAsync("/connect/token", form);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("access_token").GetString()!;
    }

    public async Task<HubExit> ExitAsync()
    {
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            output.AppendLine(line);
        await process.WaitForExitAsync(patience.Token);
        return new HubExit(process.ExitCode, output.ToString(), await error);
    }

    /// <summary>Kills the program (SIGKILL).</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(patience.Token);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
        patience.Dispose();
    }

    private static ProcessStartInfo StartInfo(string directory, IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "NetHub.Server.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments])
        {
            WorkingDirectory = Directory.Exists(directory) ? directory : Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(k => Inherited.Any(i => k.StartsWith(i, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        // Optimisation by profiling does not pay off in short-lived processes.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["NETHUB_Hub__DataDirectory"] = directory;
        start.Environment["NETHUB_Hub__Quality__Daily"] = "false";
        return start;
    }
}
