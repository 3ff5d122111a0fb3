namespace NetHub.Ledger.Verifying;

/// <summary>What is wrong with a ledger.</summary>
public enum LedgerProblem
{
    /// <summary>Nothing: it is as the hub wrote it.</summary>
    None,

    /// <summary>A record says something else than it said.</summary>
    Changed,

    /// <summary>Records or whole segments are gone.</summary>
    Missing,

    /// <summary>Records or segments are repeated, moved, or from another ledger.</summary>
    OutOfOrder,

    /// <summary>A segment that ended has no good signature.</summary>
    Seal,

    /// <summary>What says how far the ledger had come is gone, has no good signature, or says another digest than the records.</summary>
    Head,

    /// <summary>The ledger had come further than it is now.</summary>
    Shortened,

    /// <summary>Time goes back where no notice says so.</summary>
    Clock,

    /// <summary>Tokens of subjects are not those of their record.</summary>
    Subjects,

    /// <summary>Another node saw this ledger otherwise.</summary>
    Checkpoint,

    /// <summary>What is there is no ledger, or cannot be read.</summary>
    Unreadable,
}

/// <summary>A problem of a ledger.</summary>
/// <param name="Problem">Which.</param>
/// <param name="At">Number of the first record that does not hold, counted from 1 in the node's ledger; null where none can be named.</param>
/// <param name="Chinese">What is wrong, in Chinese.</param>
/// <param name="English">What is wrong, in English.</param>
public sealed record LedgerFinding(LedgerProblem Problem, long? At, string Chinese, string English);

/// <summary>What came of checking the ledger of a node.</summary>
/// <param name="Node">The hub that wrote it.</param>
/// <param name="Pruned">Number of the last record that was removed when its time was over; 0 where none was.</param>
/// <param name="Count">Records that hold, those included whose content is not in a part.</param>
/// <param name="Signed">
/// Number of the last record that a signature covers. What comes after it was written in the last moment, or the hub did not end in order.
/// </param>
/// <param name="Finding">The first problem; null where there is none.</param>
public sealed record LedgerReport(string Node, long Pruned, long Count, long Signed, LedgerFinding? Finding)
{
    public LedgerProblem Problem => Finding?.Problem ?? LedgerProblem.None;

    /// <summary>Number of the first record that does not hold.</summary>
    public long? At => Finding?.At;
}
