using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using NetHub.Server.Hosting;

namespace NetHub.Server.Identity;

/// <summary>The key that signs tokens. It stays the same over restarts, so tokens that were given out stay good.</summary>
internal static class SigningKeyFile
{
    private const int KeyBits = 2048;

    /// <exception cref="StartupException">The file is damaged.</exception>
    public static RsaSecurityKey Read(string path)
    {
        if (!File.Exists(path))
            Create(path);
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            throw new StartupException(
                $"签名密钥文件损坏:{path}。请从备份恢复,或删除该文件(已签发的令牌随之失效)。",
                $"The signing key {path} is damaged. Restore it from a backup, or delete it, which ends the tokens that were given out.");
        }

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
