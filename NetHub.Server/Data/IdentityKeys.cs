using System.Globalization;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using NetHub.Server.Settings;

namespace NetHub.Server.Data;

/// <summary>Opens the key ring of identity numbers and checks that it has all keys that the database needs.</summary>
internal static class IdentityKeys
{
    /// <exception cref="StartupException">The key ring is damaged.</exception>
    public static IdentityCipher Cipher(HubKeys keys, HubPaths paths) => new(keys, Ring(keys, paths));

    /// <exception cref="StartupException">The key ring is damaged.</exception>
    public static IdentityKeyRing Ring(HubKeys keys, HubPaths paths)
    {
        try
        {
            return new IdentityKeyRing(keys, paths.IdentityKeys);
        }
        catch (DamagedKeyRingException)
        {
            throw new StartupException(
                $"密钥环损坏，或由其他系统密钥封存：{paths.IdentityKeys}。请从备份恢复；没有它，证件号无法读取。",
                $"The key ring {paths.IdentityKeys} is damaged, or was sealed with a different secret. Restore it from a backup: without it, identity numbers cannot be read.");
        }
    }

    /// <summary>Checks that the ring has every key that the database needs: without its key, an identity number is lost.</summary>
    /// <exception cref="StartupException">The ring lacks a key that the database needs.</exception>
    public static void Demand(HubDatabase database, IdentityKeyRing ring, HubPaths paths)
    {
        // Check twice: a rotation may have ended between reading the database and reading the ring.
        if (Missing(database, ring).Count == 0 || Missing(database, ring) is not { Count: > 0 } missing)
            return;
        throw new StartupException(
            $"数据库 {database.Path} 中的证件号使用密钥 {string.Join('、', missing)}，密钥环 {paths.IdentityKeys} 中没有。请恢复与该数据库同时备份的密钥环。",
            $"Identity numbers in {database.Path} are encrypted with key {string.Join(", ", missing)}, which the key ring {paths.IdentityKeys} lacks. Restore the key ring that was backed up with the database.");
    }

    private static List<string> Missing(HubDatabase database, IdentityKeyRing ring) =>
        [.. database.IdentityKeys().Except(ring.Numbers).Order().Select(static n => n.ToString(CultureInfo.InvariantCulture))];
}
