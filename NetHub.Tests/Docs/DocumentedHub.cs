using System.Diagnostics;
using NetHub.Tests.Server;

namespace NetHub.Tests.Docs;

/// <summary>
/// A hub of one document over a copy of the sample county, and a folder that looks like the root of the repository: the files that commands
/// write stay out of the repository. The hub listens on a free port, because a developer may run a hub at the address that the documents
/// name; <c>curl</c> and <c>dotnet</c> of a session lead that address to the hub of the test.
/// </summary>
internal sealed class DocumentedHub : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nethub-docs-").FullName;
    private HubProcess? hub;

    private string Root => Path.Combine(folder, "repository");

    // Holds the programs that come first on the path of a session.
    private string Programs => Path.Combine(folder, "bin");

    private string Data => Path.Combine(folder, "data");

    private Uri Url => new(hub!.Url);

    public static async Task<DocumentedHub> StartAsync(DocumentedCounty county)
    {
        var started = new DocumentedHub();
        try
        {
            county.CopyTo(started.Data);
            started.hub = await HubProcess.ServeAsync(started.Data);
            started.MirrorRepository();
            started.WritePrograms();
            return started;
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    public Task<string> TokenAsync(string client) => hub!.TokenAsync(client);

    // Folders are linked and files copied: a command may write a file at the root again.
    private void MirrorRepository()
    {
        Directory.CreateDirectory(Root);
        foreach (var source in Directory.GetDirectories(RepositoryFiles.Root).Where(static d => !Path.GetFileName(d).StartsWith('.')))
            Directory.CreateSymbolicLink(Path.Combine(Root, Path.GetFileName(source)), source);
        foreach (var source in Directory.GetFiles(RepositoryFiles.Root))
            File.Copy(source, Path.Combine(Root, Path.GetFileName(source)));
    }

    private void WritePrograms()
    {
        Directory.CreateDirectory(Programs);
        WriteProgram("curl", $$"""
            #!/usr/bin/env bash
            # The address that the documents name leads to the hub of the tests; answers are kept for them.
            set -o pipefail
            real=$(PATH="$NETHUB_DOCS_PATH" command -v curl)
            answer="$NETHUB_DOCS_ANSWERS/$NETHUB_DOCS_BLOCK-$(date +%s%N)"
            "$real" --connect-to localhost:5080:{{Url.Host}}:{{Url.Port}} $NETHUB_DOCS_CURL "$@" | tee "$answer"
            """);
        WriteProgram("dotnet", $"""
            #!/usr/bin/env bash
            # The hub is built already. What serves or tests does not end by itself: it is known and not run.
            real={Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath}
            case "$*" in
              "test") exit 0 ;;
              "run --project NetHub.Server") exit 0 ;;
              "run --project NetHub.Server -- data generate --scale county") exit 0 ;; # made the county of these tests
              "run --project NetHub.Server -- "*) shift 4 ;;
              *) exec "$real" "$@" ;;
            esac
            case "$*" in
              "token "* | "documents "* | "data publish "*) set -- "$@" --url {Url} ;;
            esac
            exec "$real" "{Path.Combine(AppContext.BaseDirectory, "NetHub.Server.dll")}" "$@"
            """);
    }

    private void WriteProgram(string name, string text)
    {
        var path = Path.Combine(Programs, name);
        File.WriteAllText(path, text.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        hub?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Starts bash on a script, as a reader at the root of the repository would.</summary>
    public Process StartBash(string script, string answers)
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        var start = new ProcessStartInfo("bash", [script])
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(static k => k.StartsWith("NETHUB_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["PATH"] = $"{Programs}:{path}";
        start.Environment["NETHUB_DOCS_PATH"] = path;
        start.Environment["NETHUB_DOCS_ANSWERS"] = answers;
        start.Environment["NETHUB_Hub__DataDirectory"] = Data;
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        return Process.Start(start)!;
    }
}
