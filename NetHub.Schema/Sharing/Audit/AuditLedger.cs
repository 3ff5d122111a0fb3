namespace NetHub.Schema.Sharing.Audit;

/// <summary>
/// Where every read is recorded. What cannot be recorded is not answered: whoever reads asks <see cref="Demand"/> first.
/// </summary>
public abstract class AuditLedger
{
    /// <summary>Records nothing: for tools and tests, which answer nobody.</summary>
    public static AuditLedger None { get; } = new Nowhere();

    /// <summary>Whether what was given so far could be written, and more can be taken.</summary>
    public abstract bool IsWritable { get; }

    /// <summary>Takes a record; it is on the disk a moment later.</summary>
    /// <exception cref="AuditUnavailableException">It cannot be taken.</exception>
    public abstract void Append(in AuditEntry entry);

    /// <exception cref="AuditUnavailableException">Nothing can be recorded now.</exception>
    public void Demand()
    {
        if (!IsWritable)
            throw new AuditUnavailableException();
    }

    private sealed class Nowhere : AuditLedger
    {
        public override bool IsWritable => true;

        public override void Append(in AuditEntry entry)
        {
        }
    }
}

/// <summary>Reads cannot be recorded, so there are none.</summary>
public sealed class AuditUnavailableException() : Exception("Nothing can be recorded.");
