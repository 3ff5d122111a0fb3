using NetHub.Ledger.Records;

namespace NetHub.Ledger;

/// <summary>
/// Where everything is recorded that is read, refused and administered. What cannot be recorded is not answered: whoever reads asks
/// <see cref="Demand"/> first, and waits for <see cref="RecordAsync"/> before the answer leaves.
/// </summary>
public abstract class AuditLedger
{
    /// <summary>Records nothing: for tools and tests, which answer nobody.</summary>
    public static AuditLedger None { get; } = new Nowhere();

    /// <summary>Whether what was given so far could be written, and more can be taken.</summary>
    public abstract bool IsWritable { get; }

    /// <summary>Whether what shows nothing personal goes on while nothing can be recorded.</summary>
    public virtual bool AnswersImpersonalUnrecorded => false;

    /// <summary>Records, and gives the receipt once the record would outlive the process; null where nothing was recorded though that is permitted.</summary>
    /// <exception cref="AuditUnavailableException">It cannot be recorded.</exception>
    public abstract ValueTask<string?> RecordAsync(AuditEntry entry);

    /// <param name="isPersonal">What is to be read shows personal values.</param>
    /// <exception cref="AuditUnavailableException">Nothing can be recorded now.</exception>
    public void Demand(bool isPersonal)
    {
        if (IsWritable || (!isPersonal && AnswersImpersonalUnrecorded))
            return;
        CountRefused();
        throw new AuditUnavailableException();
    }

    /// <summary>Something is not answered because it cannot be recorded; said as soon as anything can be.</summary>
    protected virtual void CountRefused()
    {
    }

    private sealed class Nowhere : AuditLedger
    {
        public override bool IsWritable => true;

        public override ValueTask<string?> RecordAsync(AuditEntry entry) => new((string?)null);
    }
}

/// <summary>Reads cannot be recorded, so there are none.</summary>
public sealed class AuditUnavailableException() : Exception("Nothing can be recorded.");

/// <summary>Another process writes this node's ledger.</summary>
public sealed class LedgerInUseException(string directory) : Exception("The ledger is in use.")
{
    public string Directory { get; } = directory;
}
