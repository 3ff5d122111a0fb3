using System.Buffers.Binary;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Signing;

namespace NetHub.Ledger.Verifying;

/// <summary>Records that are looked for while ledgers are checked, by their digests in the chain.</summary>
public sealed class SoughtRecords
{
    private readonly HashSet<UInt128> sought = [];
    private readonly HashSet<UInt128> found = [];

    /// <param name="receipts">Receipts of the records.</param>
    public SoughtRecords(IEnumerable<LedgerReceipt> receipts)
    {
        ArgumentNullException.ThrowIfNull(receipts);
        foreach (var receipt in receipts)
            sought.Add(Name(receipt));
    }

    /// <summary>The record was in a ledger, and everything before it holds.</summary>
    public bool Has(LedgerReceipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return found.Contains(Name(receipt));
    }

    internal void See(ReadOnlySpan<byte> chain)
    {
        if (sought.Count > 0 && sought.Contains(BinaryPrimitives.ReadUInt128BigEndian(chain)))
            found.Add(BinaryPrimitives.ReadUInt128BigEndian(chain));
    }

    private static UInt128 Name(LedgerReceipt receipt)
    {
        Span<byte> chain = stackalloc byte[ChainHash.Size];
        return ChainHash.TryRead(receipt.Hash, chain) ? BinaryPrimitives.ReadUInt128BigEndian(chain) : 0;
    }
}
