using NetHub.Ledger.Signing;
using NetHub.Server.Data;

namespace NetHub.Server.Settings;

/// <summary>Where things are: the data directory and the files in it.</summary>
internal sealed class HubPaths
{
    public HubPaths(string dataDirectory)
    {
        Data = Path.GetFullPath(dataDirectory, Root);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Data);
        else
            Directory.CreateDirectory(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The repository, or where the program was started when it is not inside one.</summary>
    public static string Root { get; } = Find(Directory.GetCurrentDirectory()) ?? Directory.GetCurrentDirectory();

    public string Data { get; }

    public string Database => Path.Combine(Data, "hub.db");

    /// <summary>The registry, and the clients, people and tokens of the embedded issuer.</summary>
    public string IdentityDatabase => Path.Combine(Data, "registry.db");

    /// <summary>Sharing requests and grants.</summary>
    public string Governance => Path.Combine(Data, "sharing.db");

    public string MasterKey => Path.Combine(Data, "hub.key");

    /// <summary>The keys of identity numbers after the first, sealed with the secret.</summary>
    public string IdentityKeys => Path.Combine(Data, "identity-keys.json");

    public string SigningKey => Path.Combine(Data, "signing.key");

    /// <summary>The key before the last rotation, as long as it shall be good.</summary>
    public string FormerSigningKey => Path.Combine(Data, "signing.former.key");

    /// <summary>The key that signs ledgers and receipts.</summary>
    public string LedgerKey => Path.Combine(Data, "ledger.key");

    /// <summary>The ledgers, one folder for each node.</summary>
    public string Ledger => Path.Combine(Data, "ledger");

    /// <summary>What is published, while it is worked on.</summary>
    public string Spool => Path.Combine(Data, "spool");

    /// <summary>Reports of what was wrong with batches.</summary>
    public string Reports => Path.Combine(Data, "reports");

    public string ProtectionKeys => Path.Combine(Data, "keys");

    private static string? Find(string? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory, "NetHub.sln")))
            directory = Path.GetDirectoryName(directory);
        return directory;
    }
}
