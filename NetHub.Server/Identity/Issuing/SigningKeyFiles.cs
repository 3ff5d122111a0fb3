using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using NetHub.Schema.Sharing.Access;
using NetHub.Server.Hosting;

namespace NetHub.Server.Identity.Issuing;

/// <summary>
/// The keys that sign tokens, in files that only their owner reads. They stay the same over restarts, so tokens that were given out
/// stay good. After a rotation the key before still checks what it signed, until its file is removed.
/// </summary>
internal static class SigningKeyFiles
{
    private const int KeyBits = 2048;

    /// <summary>The key that signs, then the one before it where there is one.</summary>
    /// <exception cref="StartupException">A file is damaged.</exception>
    public static IEnumerable<SecurityKey> Read(HubPaths paths)
    {
        if (!File.Exists(paths.SigningKey))
            Create(paths.SigningKey);
        return File.Exists(paths.FormerSigningKey) ? [Read(paths.SigningKey), Read(paths.FormerSigningKey)] : [Read(paths.SigningKey)];
    }

    /// <summary>Makes a new key. It signs from the next start of the hub on.</summary>
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
                $"The signing key {path} is damaged. Restore it from a backup, or delete it, which ends the tokens that were given out.");
        }

        // The digest of the public key names it, so that tokens say which key they are of.
        return new RsaSecurityKey(key) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(key.ExportSubjectPublicKeyInfo())) };
    }

    private static void Create(string path)
    {
        using var key = RSA.Create(KeyBits);
        SecretFile.Create(path, key.ExportPkcs8PrivateKeyPem());
    }
}
