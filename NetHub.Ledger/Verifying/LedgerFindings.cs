namespace NetHub.Ledger.Verifying;

/// <summary>The words for what is wrong with ledgers.</summary>
internal static class LedgerFindings
{
    public static LedgerFinding Changed(long at) => new(LedgerProblem.Changed, at, $"第 {at} 条记录被改动。", $"Record {at} was changed.");

    public static LedgerFinding Missing(long at) => new(LedgerProblem.Missing, at, $"从第 {at} 条起有记录缺失。", $"Records are missing from {at} on.");

    public static LedgerFinding SegmentMissing(long at, int segment) => new(
        LedgerProblem.Missing, at, $"第 {segment} 段缺失,从第 {at} 条记录起。", $"Segment {segment} is missing, from record {at} on.");

    public static LedgerFinding OutOfOrder(long at) => new(
        LedgerProblem.OutOfOrder, at, $"第 {at} 条处的记录重复、被移动或插入。", $"What stands at record {at} is repeated, moved or put in.");

    public static LedgerFinding ForeignSegment(long at, int segment) => new(
        LedgerProblem.OutOfOrder, at, $"第 {segment} 段处(第 {at} 条起)是另一段或另一台账的记录。", $"In the place of segment {segment}, from record {at} on, is another one, or one of another ledger.");

    public static LedgerFinding NoSeal(long at, int segment) => new(
        LedgerProblem.Seal, at, $"第 {segment} 段已结束但没有封签(第 {at} 条)。", $"Segment {segment} ended without a seal (record {at}).");

    public static LedgerFinding BadSeal(long at, int segment) => new(
        LedgerProblem.Seal, at, $"第 {segment} 段的封签无效,或签名密钥不在给定的公钥中(第 {at} 条)。", $"The seal of segment {segment} does not hold, or its key is none of those given (record {at}).");

    public static LedgerFinding NoHead() => new(
        LedgerProblem.Head, null, "文件 head 缺失,无法确认末尾的记录是否完整。", "The file head is gone: whether the last records are all there cannot be told.");

    public static LedgerFinding BadHead(long? at) => new(
        LedgerProblem.Head, at, "文件 head 的签名无效,或签名密钥不在给定的公钥中。", "The signature of the file head does not hold, or its key is none of those given.");

    public static LedgerFinding OtherHead(long at) => new(
        LedgerProblem.Head, at, $"截至第 {at} 条的记录与已签名的 head 不符:上一封签之后的记录被改写。", $"The records up to {at} are not those of the signed head: some after the last seal were written anew.");

    public static LedgerFinding Shortened(long at) => new(LedgerProblem.Shortened, at, $"从第 {at} 条起的记录被删除。", $"The records from {at} on are gone.");

    public static LedgerFinding Clock(long at) => new(LedgerProblem.Clock, at, $"第 {at} 条记录的时间早于前一条,且没有说明。", $"The time of record {at} is before that of the one before, and no notice says so.");

    public static LedgerFinding Subjects(long at) => new(
        LedgerProblem.Subjects, at, $"第 {at} 条记录的对象标记缺失或被改动。", $"The subjects' tokens of record {at} are missing or were changed.");

    public static LedgerFinding BadCheckpoint(long at, string node) => new(
        LedgerProblem.Checkpoint, at, $"第 {at} 条检查点所载节点 {node} 的签名无效,或签名密钥不在给定的公钥中。", $"What checkpoint {at} says of node {node} has no good signature, or its key is none of those given.");

    public static LedgerFinding OtherThanSeen(long at, LedgerMark mark) => new(
        LedgerProblem.Checkpoint, at, $"截至第 {at} 条的记录与节点 {mark.SeenBy} 第 {mark.SeenAt} 条检查点不符。", $"The records up to {at} are not those that node {mark.SeenBy} saw (its record {mark.SeenAt}).");

    public static LedgerFinding LessThanSeen(long at, LedgerMark mark) => new(
        LedgerProblem.Checkpoint,
        at,
        $"节点 {mark.SeenBy} 第 {mark.SeenAt} 条检查点见过第 {mark.Number} 条,而从第 {at} 条起的记录已不在:台账被换回旧副本。",
        $"Node {mark.SeenBy} saw record {mark.Number} (its record {mark.SeenAt}), and those from {at} on are gone: an older copy was put back.");

    public static LedgerFinding PrunedEarly(long at) => new(
        LedgerProblem.Missing, at, $"第 {at} 条之前的记录不足六个月就被删除。", $"The records before {at} were removed before six months were over.");

    public static LedgerFinding BadPruned() => new(
        LedgerProblem.Seal, null, "台账起点(pruned)的签名无效,或签名密钥不在给定的公钥中。", "The signature that the ledger begins from (pruned) does not hold, or its key is none of those given.");

    public static LedgerFinding Unreadable(long? at) => new(
        LedgerProblem.Unreadable, at, at is null ? "无法读取。" : $"第 {at} 条处不是台账记录,或无法读取。", at is null ? "It cannot be read." : $"What stands at record {at} is no record, or cannot be read.");
}
