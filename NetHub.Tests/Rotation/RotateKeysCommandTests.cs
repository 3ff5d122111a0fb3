using NetHub.Schema.Sharing.Cryptography;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Rotation;

/// <summary>Runs the command in a separate process while a hub runs.</summary>
[Collection(HubFixture.Name)]
public sealed class RotateKeysCommandTests(HubFixture hub) : IDisposable
{
    private readonly RotatedCounty county = new(hub);

    public void Dispose() => county.Dispose();

    [Fact]
    public async Task A_hub_finds_numbers_while_another_process_rotates()
    {
        var command = HubProcess.RunAsync(county.Directory, "data", "rotate-keys");

        var (asked, found) = await Task.Run(() => county.FindUntil(command, county.Numbers[2]));

        var exit = await command;
        Assert.Equal((0, ""), (exit.Code, exit.Error));
        Assert.Contains($"key: 2; 行 | rows: {county.Rows("Person").Count + county.Rows("DisputeParty").Count}", exit.Output, StringComparison.Ordinal);
        Assert.Equal(asked, found);
        Assert.Contains("\"totalCount\":1", county.Find(county.Numbers[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotation_of_a_killed_process_is_finished_by_the_next()
    {
        var before = county.Found();
        using (var killed = HubProcess.Start(county.Directory, "data", "rotate-keys"))
        {
            await killed.UntilAsync(() => county.Rows("Person")[0].Stored.StartsWith("2:", StringComparison.Ordinal));
            await killed.KillAsync();
        }

        Assert.Equal(before, county.Found());
        var exit = await HubProcess.RunAsync(county.Directory, "data", "rotate-keys");

        Assert.Equal(0, exit.Code);
        Assert.Equal(before, county.Found());
        Assert.Equal([2], new IdentityKeyRing(county.Keys, county.RingPath).Numbers);
    }

    [Theory]
    [InlineData("data rotate-keys")]
    [InlineData("serve --urls http://127.0.0.1:0")]
    public async Task A_key_missing_from_the_ring_but_used_by_rows_is_not_replaced(string arguments)
    {
        county.Rotate();
        File.Delete(county.RingPath);

        var exit = await HubProcess.RunAsync(county.Directory, arguments.Split(' '));

        AssertRefused(exit, "密钥环", "are encrypted with key 2, which the key ring");
        Assert.False(File.Exists(county.RingPath));
    }

    [Theory]
    [InlineData("data rotate-keys")]
    [InlineData("data status")]
    [InlineData("serve --urls http://127.0.0.1:0")]
    public async Task A_damaged_ring_is_reported_and_left_in_place(string arguments)
    {
        File.WriteAllText(county.RingPath, "damaged");

        var exit = await HubProcess.RunAsync(county.Directory, arguments.Split(' '));

        AssertRefused(exit, "密钥环损坏", $"{county.RingPath} is damaged");
        Assert.Equal("damaged", File.ReadAllText(county.RingPath));
    }

    [Fact]
    public async Task Only_one_process_can_rotate_at_a_time()
    {
        await using var other = new FileStream(county.DatabasePath + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var exit = await HubProcess.RunAsync(county.Directory, "data", "rotate-keys");

        AssertRefused(exit, "正在更换密钥", "Keys are being rotated");
        Assert.False(File.Exists(county.RingPath));
    }

    [Fact]
    public async Task An_undecryptable_row_is_reported_in_both_languages()
    {
        var key = county.Rows("Person")[7].Key;
        county.Execute($"UPDATE Person SET IdNumber = 'AAAA' || substr(IdNumber, 5) WHERE PersonId = {key}");

        var exit = await HubProcess.RunAsync(county.Directory, "data", "rotate-keys");

        AssertRefused(exit, $"Person 的行 {key} ", $"An encrypted field of the row {key} of Person cannot be decrypted.");
    }

    private static void AssertRefused(HubExit exit, string chinese, string english)
    {
        Assert.Equal(1, exit.Code);
        Assert.Contains(chinese, exit.Error, StringComparison.Ordinal);
        Assert.Contains(english, exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", exit.Error, StringComparison.Ordinal);
    }
}
