using System.Buffers;

namespace NetHub.Ledger.Chain;

/// <summary>How far a chain was followed, and how it went since the segment began.</summary>
internal sealed class ChainState
{
    private readonly byte[] chain = new byte[ChainHash.Size];
    private readonly ArrayBufferWriter<byte> trail = new();
    private readonly Dictionary<LedgerAlgorithm, ChainHash> hashes = [];

    /// <summary>The segment's number.</summary>
    public int Segment { get; private set; }

    /// <summary>Number of the last record.</summary>
    public long Number { get; private set; }

    /// <summary>The segment's digest.</summary>
    public ChainHash Hash { get; private set; } = new(LedgerAlgorithm.Sha256);

    public ReadOnlySpan<byte> Chain => chain;

    public string Text => ChainHash.Text(chain);

    /// <summary>The chain before the segment, and after each of its records so far.</summary>
    public ReadOnlyMemory<byte> Trail => trail.WrittenMemory;

    /// <summary>The segment that is next begins.</summary>
    public void Begin(LedgerAlgorithm algorithm)
    {
        Segment++;
        Hash = HashOf(algorithm);
        trail.ResetWrittenCount();
        trail.Append(chain);
    }

    /// <summary>Goes on by a record.</summary>
    public void Follow(ReadOnlySpan<byte> next)
    {
        next.CopyTo(chain);
        trail.Append(chain);
        Number++;
    }

    /// <summary>Goes on from an end that is signed; false where its digest is none.</summary>
    public bool TryGoTo(LedgerEnd end)
    {
        if (!ChainHash.TryRead(end.Hash, chain))
            return false;
        (Segment, Number) = (end.Segment, end.Number);
        return true;
    }

    public ChainHash HashOf(LedgerAlgorithm algorithm) => hashes.TryGetValue(algorithm, out var known) ? known : hashes[algorithm] = new ChainHash(algorithm);
}
