using System.Globalization;

namespace NetHub.Ledger.Chain;

/// <summary>What the hub's key signs. Each begins with what it is, so that a signature on one is none on another.</summary>
internal static class LedgerStatements
{
    /// <summary>A segment ended with this record.</summary>
    public static string Seal(LedgerEnd end) => "NetHub ledger seal 1\n" + Text(end);

    /// <summary>A ledger had come this far.</summary>
    public static string Head(LedgerEnd end) => "NetHub ledger head 1\n" + Text(end);

    /// <summary>Receipts of records up to this digest in the chain.</summary>
    public static string Receipts(string node, string hash) => $"NetHub receipts 1\n{node}\n{hash}";

    private static string Text(LedgerEnd end) => string.Create(CultureInfo.InvariantCulture, $"{end.Node}\n{end.Segment}\n{end.Number}\n{end.Hash}");
}

/// <summary>How far a node's ledger has come.</summary>
/// <param name="Node">The hub that writes it.</param>
/// <param name="Segment">Number of the segment.</param>
/// <param name="Number">Number of the last record.</param>
/// <param name="Hash">Its digest in the chain.</param>
public sealed record LedgerEnd(string Node, int Segment, long Number, string Hash);

/// <summary>An end with the signature that proves it.</summary>
/// <param name="End">How far.</param>
/// <param name="Time">When it was signed.</param>
/// <param name="Key">Id of the key.</param>
/// <param name="Signature">The signature in base64url.</param>
public sealed record SignedEnd(LedgerEnd End, DateTimeOffset Time, string Key, string Signature);
