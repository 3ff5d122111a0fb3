using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using NetHub.Ledger.Signing;
using NetHub.Server.Settings;

namespace NetHub.Server.Identity.Issuing;

/// <summary>
/// The keys that sign tokens, in files that only their owner can read. They survive restarts, so issued tokens stay valid. After a
/// rotation, the previous key still validates tokens until its file is deleted.
/// </summary>
internal static class SigningKeyFiles
{
    private const int KeyBits = 2048;

    /// <summary>Returns the signing key, then the previous key if there is one.</summary>
    /// <exception cref="StartupException">A file is damaged.</exception>
    public static IEnumerable<SecurityKey> Read(HubPaths paths)
    {
        if (!File.Exists(paths.SigningKey))
            Create(paths.SigningKey);
        return File.Exists(paths.FormerSigningKey) ? [Read(paths.SigningKey), Read(paths.FormerSigningKey)] : [Read(paths.SigningKey)];
    }

    /// <summary>Creates a new key, which signs tokens from the hub's next start on.</summary>
    public static void Rotate(HubPaths paths)
    {
        if (File.Exists(paths.SigningKey))
            File.Move(paths.SigningKey, paths.FormerSigningKey, overwrite: true);
        Create(paths.SigningKey);
    }

    private static RsaSecurityKey Read(string path)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            throw new StartupException(
                $"签名密钥文件损坏：{path}。请从备份恢复，或删除该文件（已签发的令牌随之失效）。",
                $"The signing key {path} is damaged. Restore it from a backup, or delete it, which invalidates all issued tokens.");
        }

        // The key id is the digest of the public key, so that each token names its key.
        return new RsaSecurityKey(key) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(key.ExportSubjectPublicKeyInfo())) };
    }

    private static void Create(string path)
    {
        using var key = RSA.Create(KeyBits);
        SecretFile.Create(path, key.ExportPkcs8PrivateKeyPem());
    }
}
