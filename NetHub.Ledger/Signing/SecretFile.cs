using System.Text;

namespace NetHub.Ledger.Signing;

/// <summary>Files that hold a key: only their owner reads them.</summary>
public static class SecretFile
{
    /// <summary>Makes a file with one line; fails where there is one, so that no key is lost.</summary>
    /// <exception cref="IOException">The file is there.</exception>
    public static void Create(string path, string line)
    {
        using var file = new StreamWriter(path, Options());
        file.WriteLine(line);
    }

    /// <summary>Puts a text in the place of a file in one step, and on the disk before that: whoever is killed here leaves the old one or the new one.</summary>
    public static void Replace(string path, string text)
    {
        var unfinished = path + ".new";
        File.Delete(unfinished);
        using (var file = new FileStream(unfinished, Options()))
        {
            file.Write(Encoding.UTF8.GetBytes(text + '\n'));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
