using System.Text;
using NetHub.Ledger.Chain;

namespace NetHub.Tests.Audit;

/// <summary>Both digest algorithms produce the results of their standards.</summary>
public sealed class ChainHashTests
{
    private const string TwoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    private const string SixtyFour = "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd";

    [Theory]
    // FIPS 180-4, examples B.1 and B.2.
    [InlineData(LedgerAlgorithm.Sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(LedgerAlgorithm.Sha256, TwoBlocks, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    // GB/T 32905-2016, appendix A.
    [InlineData(LedgerAlgorithm.Sm3, "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")]
    [InlineData(LedgerAlgorithm.Sm3, SixtyFour, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")]
    public void A_digest_equals_the_example_in_its_standard(LedgerAlgorithm algorithm, string text, string expected)
    {
        var digest = new byte[ChainHash.Size];
        var hash = new ChainHash(algorithm);

        hash.Digest(Encoding.ASCII.GetBytes(text), digest);

        Assert.Equal(expected, Convert.ToHexStringLower(digest));
        // The second digest must not depend on the first.
        hash.Digest(Encoding.ASCII.GetBytes(text), digest);
        Assert.Equal(expected, Convert.ToHexStringLower(digest));
    }

    [Theory]
    [InlineData(LedgerAlgorithm.Sha256)]
    [InlineData(LedgerAlgorithm.Sm3)]
    public void A_link_is_the_digest_of_the_chain_and_of_the_record(LedgerAlgorithm algorithm)
    {
        var hash = new ChainHash(algorithm);
        byte[] chain = [.. Enumerable.Range(0, 32).Select(static i => (byte)i)], digest = [.. Enumerable.Range(32, 32).Select(static i => (byte)i)];
        var both = new byte[ChainHash.Size];
        hash.Digest([.. chain, .. digest], both);

        hash.Link(chain, digest);

        Assert.Equal(both, chain);
    }

    [Fact]
    public void A_digest_is_parsed_only_in_its_canonical_form()
    {
        var text = ChainHash.Text(new byte[ChainHash.Size]);
        var digest = new byte[ChainHash.Size];

        Assert.True(ChainHash.TryRead(text, digest));
        Assert.All([text[..^1] + "B", text[1..], text + "A", text[..^1] + " ", text[..^1] + "=", null], other => Assert.False(ChainHash.TryRead(other, digest)));
    }
}
