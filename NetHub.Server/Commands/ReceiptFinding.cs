using NetHub.Ledger.Signing;
using NetHub.Ledger.Verifying;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary>What a receipt that is looked for turned out to be.</summary>
/// <param name="Given">The receipt or its file, as it was given, shortened.</param>
/// <param name="Receipt">Null where it is not genuine.</param>
internal sealed record ReceiptFinding(string Given, LedgerReceipt? Receipt)
{
    private const int MostShown = 40;

    /// <param name="value">A receipt, or a file that holds one.</param>
    /// <param name="keys">Keys that are believed.</param>
    public static ReceiptFinding Read(string value, LedgerKeys keys)
    {
        var text = File.Exists(value) ? File.ReadAllText(value).Trim() : value;
        return new ReceiptFinding(value.Length > MostShown ? value[..MostShown] + "…" : value, LedgerReceipt.Read(text, keys));
    }

    /// <summary>Says that the record is there; gives the problem where it is not.</summary>
    public Message? Tell(SoughtRecords sought)
    {
        if (Receipt is null)
            return new Message($"回执 {Given} 不是真的,或不是由给定的密钥签发。", $"The receipt {Given} is not genuine, or none of the given keys signed it.");
        if (!sought.Has(Receipt))
        {
            return new Message(
                $"回执 {Receipt.Record} 是真的,但其记录(节点 {Receipt.Node},{Receipt.Time:O})不在此台账中:台账被改动,或此部分不含该记录。",
                $"The receipt {Receipt.Record} is genuine, and its record (node {Receipt.Node}, {Receipt.Time:O}) is not in this ledger: the ledger was altered, or the part is without it.");
        }

        Console.WriteLine($"回执 {Receipt.Record} 是真的,记录在台账中 | the receipt is genuine, and its record is in the ledger");
        return null;
    }
}
