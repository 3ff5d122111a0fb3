using NetHub.Ledger.Signing;

namespace NetHub.Ledger.Verifying;

/// <summary>A receipt to verify, and the result.</summary>
/// <param name="Given">The receipt or file name as it was given, shortened.</param>
/// <param name="Receipt">The receipt; null if it is not genuine.</param>
internal sealed record ReceiptFinding(string Given, LedgerReceipt? Receipt)
{
    private const int MostShown = 40;

    /// <param name="value">A receipt or the name of a file that holds one.</param>
    /// <param name="keys">The trusted keys.</param>
    public static ReceiptFinding Read(string value, LedgerKeys keys)
    {
        var text = File.Exists(value) ? File.ReadAllText(value).Trim() : value;
        return new ReceiptFinding(value.Length > MostShown ? value[..MostShown] + "…" : value, LedgerReceipt.Read(text, keys));
    }

    /// <summary>Says whether the ledger contains the record.</summary>
    public CheckLine In(SoughtRecords sought)
    {
        if (Receipt is null)
            return new CheckLine($"回执 {Given} 不真实，或不是由给定的密钥签发。", $"The receipt {Given} is not genuine, or was not signed with one of the given keys.", IsProblem: true);
        return sought.Has(Receipt)
            ? new CheckLine($"回执 {Receipt.Record} 真实，记录在台账中", "the receipt is genuine, and its record is in the ledger", IsProblem: false)
            : new CheckLine(
                $"回执 {Receipt.Record} 真实，但其记录（节点 {Receipt.Node}，{Receipt.Time:O}）不在此台账中：台账被改动，或此部分不含该记录。",
                $"The receipt {Receipt.Record} is genuine, but its record (node {Receipt.Node}, {Receipt.Time:O}) is not in this ledger: the ledger was altered, or this part does not contain the record.",
                IsProblem: true);
    }
}
