namespace NetHub.Server.Settings;

/// <summary>The paths of the data directory and of the files in it.</summary>
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

    /// <summary>The repository's directory, or the current directory outside a repository.</summary>
    public static string Root { get; } = Find(Directory.GetCurrentDirectory()) ?? Directory.GetCurrentDirectory();

    public string Data { get; }

    public string Database => Path.Combine(Data, "hub.db");

    /// <summary>The database of the registry and of the embedded issuer's clients, people and tokens.</summary>
    public string IdentityDatabase => Path.Combine(Data, "registry.db");

    /// <summary>The database of sharing requests and grants.</summary>
    public string Governance => Path.Combine(Data, "sharing.db");

    public string MasterKey => Path.Combine(Data, "hub.key");

    /// <summary>The encryption keys of identity numbers, except the first, sealed with the secret.</summary>
    public string IdentityKeys => Path.Combine(Data, "identity-keys.json");

    public string SigningKey => Path.Combine(Data, "signing.key");

    /// <summary>The signing key before the last rotation; it stays valid until the file is deleted.</summary>
    public string FormerSigningKey => Path.Combine(Data, "signing.former.key");

    /// <summary>The key that signs ledgers and receipts.</summary>
    public string LedgerKey => Path.Combine(Data, "ledger.key");

    /// <summary>The folder of the ledgers, with one subfolder per node.</summary>
    public string Ledger => Path.Combine(Data, "ledger");

    /// <summary>The staging folder of published files.</summary>
    public string Spool => Path.Combine(Data, "spool");

    /// <summary>The folder of problem reports of batches.</summary>
    public string Reports => Path.Combine(Data, "reports");

    public string ProtectionKeys => Path.Combine(Data, "keys");

    private static string? Find(string? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory, "NetHub.sln")))
            directory = Path.GetDirectoryName(directory);
        return directory;
    }
}
