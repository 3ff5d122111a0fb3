using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Rotation;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Rotation;

/// <summary>A rotation of identity number keys changes stored values but no answer, at any point in time.</summary>
[Collection(HubFixture.Name)]
public sealed class KeyRotationTests(HubFixture hub) : IDisposable
{
    private readonly RotatedCounty county = new(hub);

    public void Dispose() => county.Dispose();

    [Fact]
    public void Numbers_are_found_and_shown_the_same_before_during_and_after_a_rotation()
    {
        var before = county.Found();
        using var rotation = county.Rotation();

        rotation.Begin();
        Assert.Equal(before, county.Found());
        while (!rotation.Step().IsDone)
            Assert.Equal(before, county.Found());

        Assert.Equal(before, county.Found());
        Assert.All(county.Numbers, n => Assert.Contains($"\"idNumber\":\"{n}\"", before, StringComparison.Ordinal));
        Assert.Contains("\"matches\":true", before, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_rotation_every_row_uses_the_new_key_and_the_old_key_is_gone()
    {
        var (people, parties) = (county.Rows("Person"), county.Rows("DisputeParty"));
        var before = people.Concat(parties).Select(r => county.Identity.Decrypt(r.Stored)).ToList();

        county.Rotate();

        var after = county.Rows("Person").Concat(county.Rows("DisputeParty")).ToList();
        var cipher = county.Cipher();
        Assert.NotEmpty(parties);
        Assert.All(after, static r => Assert.StartsWith("2:", r.Stored, StringComparison.Ordinal));
        Assert.Equal(before, after.Select(r => cipher.Decrypt(r.Stored)));
        Assert.Equal(before.Select(cipher.Digest), after.Select(static r => r.Digest));
        Assert.Empty(after.Select(static r => r.Digest).Intersect(people.Concat(parties).Select(static r => r.Digest)));
        Assert.Equal([2], new IdentityKeyRing(county.Keys, county.RingPath).Numbers);
    }

    [Fact]
    public void A_row_without_a_number_stays_without_a_digest()
    {
        county.Execute($"UPDATE Person SET IdNumber = NULL, IdNumberDigest = '' WHERE PersonId = {county.Rows("Person")[0].Key}");
        county.Execute($"UPDATE DisputeParty SET IdNumber = NULL, IdNumberDigest = NULL WHERE IdNumberDigest = '{county.Rows("DisputeParty")[0].Digest}'");

        county.Rotate();

        Assert.Equal("", county.Execute("SELECT max(IdNumberDigest) FROM Person WHERE IdNumber IS NULL"));
        Assert.Equal(DBNull.Value, county.Execute("SELECT max(IdNumberDigest) FROM DisputeParty WHERE IdNumber IS NULL"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_stopped_rotation_resumes_with_the_same_result(int batches)
    {
        var before = county.Found();
        long done;
        using (var stopped = county.Rotation())
        {
            stopped.Begin();
            for (var i = 0; i < batches; i++)
                stopped.Step();
            done = stopped.Changed;
        }

        Assert.Equal(before, county.Found());
        using var next = county.Rotation();
        next.Run(TimeSpan.Zero, null, CancellationToken.None);

        Assert.Equal(before, county.Found());
        Assert.Equal(county.Rows("Person").Count + county.Rows("DisputeParty").Count, done + next.Changed);
        Assert.Equal([2], new IdentityKeyRing(county.Keys, county.RingPath).Numbers);
        Assert.Equal("2/2", ((string)county.Execute("SELECT Value FROM HubState WHERE Name = 'identityKeys'")!)[..3]);
    }

    [Fact]
    public void A_rotation_stopped_before_retiring_the_former_key_retires_it_later()
    {
        var file = "";
        using (var rotation = county.Rotation())
        {
            rotation.Begin();
            file = File.ReadAllText(county.RingPath);
            rotation.Run(TimeSpan.Zero, null, CancellationToken.None);
        }

        File.WriteAllText(county.RingPath, file);
        using var next = county.Rotation();
        next.Run(TimeSpan.Zero, null, CancellationToken.None);

        Assert.Equal(0, next.Changed);
        Assert.Equal([2], new IdentityKeyRing(county.Keys, county.RingPath).Numbers);
    }

    [Fact]
    public void A_row_written_late_under_the_former_key_is_migrated_too()
    {
        using var rotation = county.Rotation();
        var first = county.Rows("Person")[0];
        rotation.Begin();
        while (!county.Rows("Person")[^1].Stored.StartsWith("2:", StringComparison.Ordinal))
            rotation.Step();

        county.Execute($"UPDATE Person SET IdNumber = '{first.Stored}', IdNumberDigest = '{first.Digest}' WHERE PersonId = {first.Key}");
        while (!rotation.Step().IsDone)
            Assert.Equal(2, new IdentityKeyRing(county.Keys, county.RingPath).Numbers.Count);

        Assert.StartsWith("2:", county.Rows("Person")[0].Stored, StringComparison.Ordinal);
        Assert.Contains("\"totalCount\":1", county.Find(county.Numbers[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_under_the_former_key_beside_a_new_number_is_recomputed()
    {
        using var rotation = county.Rotation();
        var first = county.Rows("Person")[0];
        rotation.Begin();
        while (!county.Rows("Person")[0].Stored.StartsWith("2:", StringComparison.Ordinal))
            rotation.Step();

        county.Execute($"UPDATE Person SET IdNumberDigest = '{first.Digest}' WHERE PersonId = {first.Key}");
        rotation.Run(TimeSpan.Zero, null, CancellationToken.None);

        Assert.Equal(county.Cipher().Digest(county.Numbers[0]), county.Rows("Person")[0].Digest);
    }

    [Fact]
    public void An_undecryptable_row_stops_the_rotation_and_both_keys_remain()
    {
        var stored = county.Rows("Person")[700].Stored;
        county.Execute($"UPDATE Person SET IdNumber = 'AAAA' || substr(IdNumber, 5) WHERE IdNumber = '{stored}'");

        using (var rotation = county.Rotation())
        {
            var failure = Assert.Throws<UnreadableRowException>(() => rotation.Run(TimeSpan.Zero, null, CancellationToken.None));
            Assert.Equal(("Person", county.Rows("Person")[700].Key), (failure.Dataset, failure.Key));
        }

        Assert.Equal([2, 1], new IdentityKeyRing(county.Keys, county.RingPath).Numbers);
        county.Execute($"UPDATE Person SET IdNumber = '{stored}' WHERE PersonId = {county.Rows("Person")[700].Key}");
        county.Rotate();
        Assert.Equal([2], new IdentityKeyRing(county.Keys, county.RingPath).Numbers);
    }

    [Fact]
    public void A_rotation_does_not_change_the_data_version()
    {
        const string Versions = "SELECT group_concat(Name || Value) FROM HubState WHERE Name LIKE 'dataVersion%'";
        var before = county.Execute(Versions);

        county.Rotate();

        Assert.Equal(before, county.Execute(Versions));
    }

    [Fact]
    public void Keys_can_be_rotated_repeatedly()
    {
        var before = county.Found();

        county.Rotate();
        county.Rotate();
        county.Rotate();

        Assert.Equal(before, county.Found());
        Assert.All(county.Rows("Person"), static r => Assert.StartsWith("4:", r.Stored, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_running_hub_finds_numbers_throughout_rotations()
    {
        var began = new CountdownEvent(3);
        var rotations = OfItsOwn(() =>
        {
            began.Wait();
            for (var i = 0; i < 3; i++)
                county.Rotate();
            return true;
        });

        var answers = await Task.WhenAll(county.Numbers.Take(2).Append(county.Numbers[^1]).Select(n => OfItsOwn(() =>
        {
            began.Signal();
            return county.FindUntil(rotations, n);
        })));

        await rotations;
        Assert.All(answers, static a => Assert.Equal(a.Asked, a.Found));
        Assert.All(answers, static a => Assert.True(a.Asked > 20, $"asked {a.Asked} times"));
    }

    // A dedicated thread, because other tests may use all pool threads.
    private static Task<T> OfItsOwn<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    [Theory]
    [InlineData("2:", "")]
    [InlineData("2:", "3:")]
    [InlineData("2:", "02:")]
    [InlineData("2:", "1:")]
    [InlineData("2:", ":")]
    public void A_number_under_a_wrong_key_name_is_not_decrypted(string prefix, string other)
    {
        county.Rotate();
        using var rotation = county.Rotation();
        rotation.Begin();
        var stored = county.Rows("Person")[0].Stored;

        var failure = Record.Exception(() => county.Cipher().Decrypt(other + stored[prefix.Length..]));

        Assert.IsAssignableFrom<System.Security.Cryptography.CryptographicException>(failure);
        Assert.Equal(county.Numbers[0], county.Cipher().Decrypt(stored));
    }
}
