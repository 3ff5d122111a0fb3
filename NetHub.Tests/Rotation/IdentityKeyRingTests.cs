using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetHub.Schema.Sharing.Cryptography;

namespace NetHub.Tests.Rotation;

/// <summary>The ring follows its file, rejects any tampering, and reveals no key.</summary>
public sealed class IdentityKeyRingTests : IDisposable
{
    private const string Number = "431021190001010000";
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-ring-").FullName;
    private readonly HubKeys keys = new(RandomNumberGenerator.GetBytes(32));

    private string RingPath => Path.Combine(directory, "identity-keys.json");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void Without_a_file_only_the_secret_s_key_exists_and_the_stored_format_is_unchanged()
    {
        var cipher = new IdentityCipher(keys, Ring());

        Assert.Equal([1], Ring().Numbers);
        Assert.False(File.Exists(RingPath));
        Assert.Equal(new IdentityCipher(keys).Digest(Number), Assert.Single(cipher.Digests(Number)));
        Assert.Equal(Number, new IdentityCipher(keys).Decrypt(cipher.Encrypt(Number)));
        Assert.Equal(12 + Number.Length + 16, Convert.FromBase64String(cipher.Encrypt(Number)).Length);
    }

    [Fact]
    public void A_process_sees_changes_that_another_makes_to_the_ring()
    {
        var (cipher, other) = (new IdentityCipher(keys, Ring()), Ring());
        var (former, digest) = (cipher.Encrypt(Number), cipher.Digest(Number));

        other.Begin();

        Assert.StartsWith("2:", cipher.Encrypt(Number), StringComparison.Ordinal);
        Assert.Equal([cipher.Digest(Number), digest], cipher.Digests(Number));
        Assert.Equal(Number, cipher.Decrypt(new IdentityCipher(keys, other).Encrypt(Number)));
        Assert.Equal(Number, cipher.Decrypt(former));
    }

    [Fact]
    public void A_running_process_can_still_use_a_retired_key_and_a_new_process_cannot()
    {
        var cipher = new IdentityCipher(keys, Ring());
        var (former, digest) = (cipher.Encrypt(Number), cipher.Digest(Number));

        var other = Ring();
        other.Begin();
        other.Finish();

        Assert.Equal(Number, cipher.Decrypt(former));
        Assert.Contains(digest, cipher.Digests(Number));
        Assert.StartsWith("2:", cipher.Encrypt(Number), StringComparison.Ordinal);
        Assert.Throws<CryptographicException>(() => new IdentityCipher(keys, Ring()).Decrypt(former));
        Assert.Single(new IdentityCipher(keys, Ring()).Digests(Number));
    }

    [Fact]
    public void An_unfinished_rotation_continues_with_its_added_key()
    {
        Ring().Begin();
        var file = File.ReadAllText(RingPath);

        Ring().Begin();

        Assert.Equal(file, File.ReadAllText(RingPath));
    }

    [Fact]
    public void The_file_holds_no_plain_key_and_only_its_owner_can_read_it()
    {
        Ring().Begin();

        var text = File.ReadAllText(RingPath);
        var key = Unsealed(2);
        Assert.DoesNotContain(Convert.ToBase64String(key).TrimEnd('='), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(key), text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(-1, Convert.FromBase64String(Sealed(2)).AsSpan().IndexOf(key));
        Assert.Equal(new IdentityCipher(keys, Ring()).Digest(Number), Digest(key));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(RingPath));
        Assert.Equal([RingPath], Directory.EnumerateFiles(directory));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[null]}""")]
    [InlineData("""{"keys":[{"number":2}]}""")]
    [InlineData("""{"keys":[{"number":0}]}""")]
    [InlineData("""{"keys":[{"number":1,"sealed":"AAAA"}]}""")]
    [InlineData("""{"keys":[{"number":1},{"number":2,"sealed":"AAAA"}]}""")]
    [InlineData("""{"keys":[{"number":1},{"number":2,"sealed":"no base64"}]}""")]
    [InlineData("""{"keys":[{"number":1}],"more":1}""")]
    public void A_damaged_file_is_refused(string text)
    {
        File.WriteAllText(RingPath, text);

        Assert.Throws<DamagedKeyRingException>(Ring);
        Assert.Equal(text, File.ReadAllText(RingPath));
    }

    [Fact]
    public void A_file_written_with_a_different_secret_is_refused()
    {
        new IdentityKeyRing(new HubKeys(new byte[32]), RingPath).Begin();

        Assert.Throws<DamagedKeyRingException>(Ring);
    }

    [Fact]
    public void A_key_under_a_wrong_number_is_refused()
    {
        Ring().Begin();
        Ring().Finish();
        Change(static entries => entries[0]!["number"] = 3);

        Assert.Throws<DamagedKeyRingException>(Ring);
    }

    [Fact]
    public void A_key_with_one_changed_bit_is_refused()
    {
        Ring().Begin();
        var bytes = Convert.FromBase64String(Sealed(2));
        bytes[20] ^= 1;
        Change(entries => entries[1]!["sealed"] = Convert.ToBase64String(bytes));

        Assert.Throws<DamagedKeyRingException>(Ring);
    }

    [Fact]
    public void Three_keys_or_nonconsecutive_keys_are_refused()
    {
        Ring().Begin();
        var second = JsonNode.Parse(File.ReadAllText(RingPath))!["keys"]![1]!;
        Change(entries => entries.Add(second.DeepClone()));
        Assert.Throws<DamagedKeyRingException>(Ring);

        Change(static entries => entries.RemoveAt(1));
        Assert.Equal([2, 1], Ring().Numbers);
        Change(static entries => entries[0]!["number"] = 2);
        Assert.Throws<DamagedKeyRingException>(Ring);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("damaged")]
    public void A_running_process_retains_its_keys_if_the_file_is_lost_or_damaged(string? text)
    {
        Ring().Begin();
        var cipher = new IdentityCipher(keys, Ring());
        var stored = cipher.Encrypt(Number);

        File.Delete(RingPath);
        if (text is not null)
            File.WriteAllText(RingPath, text);

        Assert.Equal(2, cipher.Digests(Number).Count);
        Assert.Equal(Number, cipher.Decrypt(stored));
        Assert.StartsWith("2:", cipher.Encrypt(Number), StringComparison.Ordinal);
        Assert.Throws<CryptographicException>(() => cipher.Decrypt("3:" + stored[2..]));
    }

    private IdentityKeyRing Ring() => new(keys, RingPath);

    private void Change(Action<JsonArray> change)
    {
        var ring = JsonNode.Parse(File.ReadAllText(RingPath))!;
        change(ring["keys"]!.AsArray());
        File.WriteAllText(RingPath, ring.ToJsonString());
    }

    private string Sealed(int number) => JsonNode.Parse(File.ReadAllText(RingPath))!["keys"]!.AsArray()
        .First(k => (int)k!["number"]! == number)!["sealed"]!.GetValue<string>();

    // Parses the file format independently: a backup must stay readable in later versions.
    private byte[] Unsealed(int number)
    {
        var bytes = Convert.FromBase64String(Sealed(number));
        var key = new byte[32];
        using var cipher = new AesGcm(keys.Derive("identity key ring"), 16);
        cipher.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(12, 32), bytes.AsSpan(44), key, Encoding.ASCII.GetBytes($"identity key {number}"));
        return key;
    }

    private static string Digest(byte[] key) =>
        Convert.ToBase64String(HMACSHA256.HashData(new HubKeys(key).Derive("identity number digest"), Encoding.UTF8.GetBytes(Number)));
}
