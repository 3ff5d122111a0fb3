namespace NetHub.Schema.Sharing.Access;

/// <summary>Files that hold a key: only their owner reads them.</summary>
public static class SecretFile
{
    /// <summary>Makes a file with one line; fails where there is one, so that no key is lost.</summary>
    /// <exception cref="IOException">The file is there.</exception>
    public static void Create(string path, string line)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.WriteLine(line);
    }
}
