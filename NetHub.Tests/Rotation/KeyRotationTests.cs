using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Storage.Rotation;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Rotation;

/// <summary>A rotation of the keys of identity numbers changes what is stored and nothing that is answered, at any moment of it.</summary>
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
    public void Afterwards_every_row_of_every_dataset_is_under_the_new_key_which_is_alone()
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
    public void A_rotation_that_was_stopped_goes_on_where_it_was_and_ends_the_same(int batches)
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
    public void A_rotation_that_was_stopped_just_before_the_former_key_was_retired_retires_it()
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
    public void A_row_that_was_written_under_the_former_key_behind_the_rotation_is_brought_over_too()
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
    public void A_digest_that_is_under_the_former_key_beside_a_number_under_the_new_one_is_made_anew()
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
    public void A_row_that_cannot_be_decrypted_stops_the_rotation_and_both_keys_stay()
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
    public void The_version_of_the_data_stays_as_it_is()
    {
        const string Versions = "SELECT group_concat(Name || Value) FROM HubState WHERE Name LIKE 'dataVersion%'";
        var before = county.Execute(Versions);

        county.Rotate();

        Assert.Equal(before, county.Execute(Versions));
    }

    [Fact]
    public void Keys_are_rotated_again_and_again()
    {
        var before = county.Found();

        county.Rotate();
        county.Rotate();
        county.Rotate();

        Assert.Equal(before, county.Found());
        Assert.All(county.Rows("Person"), static r => Assert.StartsWith("4:", r.Stored, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hub_that_runs_finds_numbers_at_every_moment_of_rotations()
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

    // Beside a suite that takes all threads of the pool, too.
    private static Task<T> OfItsOwn<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    [Theory]
    [InlineData("2:", "")]
    [InlineData("2:", "3:")]
    [InlineData("2:", "02:")]
    [InlineData("2:", "1:")]
    [InlineData("2:", ":")]
    public void A_number_under_another_name_of_a_key_is_not_decrypted(string prefix, string other)
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
