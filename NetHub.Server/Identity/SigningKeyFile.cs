using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace NetHub.Server.Identity;

/// <summary>The key that signs tokens. It stays the same over restarts, so tokens that were given out stay good.</summary>
internal static class SigningKeyFile
{
    private const int KeyBits = 2048;

    public static RsaSecurityKey Read(string path)
    {
        if (!File.Exists(path))
            Create(path);
        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return new RsaSecurityKey(key);
    }

    private static void Create(string path)
    {
        using var key = RSA.Create(KeyBits);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.WriteLine(key.ExportPkcs8PrivateKeyPem());
    }
}
