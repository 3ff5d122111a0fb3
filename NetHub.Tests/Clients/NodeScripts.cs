using System.Diagnostics;
using Xunit.Sdk;

namespace NetHub.Tests.Clients;

/// <summary>Runs the scripts in this folder with the client libraries from its package.json.</summary>
internal static class NodeScripts
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Clients");
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>The reason to skip tests that need Node.js; null if it is installed.</summary>
    public static string? WhyNot { get; } = IsOnPath("node") && IsOnPath("npm") ? null : "Node.js and npm are not installed.";

    /// <summary>Runs a script and returns the lines that it prints.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(string script, params string[] arguments)
    {
        await Installed.Value;
        return await RunProcessAsync("node", [script, .. arguments]);
    }

    /// <summary>Reads the given number of lines from a running script, calls the handler for each, then kills the script.</summary>
    public static async Task FollowAsync(string[] arguments, int count, Func<string, Task> heard)
    {
        await Installed.Value;
        using var limit = new CancellationTokenSource(Longest);
        using var process = Start("node", arguments);
        try
        {
            for (var i = 0; i < count; i++)
                await heard(await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new XunitException(await process.StandardError.ReadToEndAsync(limit.Token)));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task InstallAsync()
    {
        if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            await RunProcessAsync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    }

    private static async Task<IReadOnlyList<string>> RunProcessAsync(string program, string[] arguments)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var process = Start(program, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                : throw new XunitException($"{program} {arguments[0]} failed: {await errors}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")) || File.Exists(Path.Combine(folder, program + ".cmd")));
}
