using System.Text;
using System.Text.Json;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Exporting;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Projection;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying;

/// <summary>One root field of a plan.</summary>
internal abstract class RootItem(string responseKey)
{
    public byte[] Name { get; } = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(responseKey) + ":");

    /// <summary>Roughly how much memory it takes beside its SQL.</summary>
    public virtual int Bytes => 0;

    /// <summary>The version of data and policy says whether it would be told otherwise.</summary>
    public virtual bool IsVersioned => true;

    /// <summary>Asking for it changes nothing, so that a GET may.</summary>
    public virtual bool IsSafe => true;

    /// <summary>Fields that values of the request are compared with although the caller sees nothing of them, for the ledger.</summary>
    public virtual IReadOnlyList<FieldEntry> Compared => [];

    public abstract void Write(RunScope run);
}

internal sealed class ConnectionRoot(string responseKey, ConnectionPlan plan) : RootItem(responseKey)
{
    public ConnectionPlan Plan => plan;

    public override void Write(RunScope run) => ConnectionWriter.Write(plan, null, run);
}

/// <summary>One row, found by its business key or its node id.</summary>
internal sealed class RowRoot(string responseKey, RowPlan plan) : RootItem(responseKey)
{
    public RowPlan Plan => plan;

    public override void Write(RunScope run) => plan.Write(run);
}

internal sealed record RowPlan(DatasetEntry Dataset, SqlTemplate Sql, ObjectWriter Writer, bool ShowsPersonal, IReadOnlyList<SubjectColumn> Subjects)
{
    public void Write(RunScope run)
    {
        var statement = Statements.Open(Sql, null, run);
        if (statement.Step())
        {
            run.Tally.Count(Dataset, 1, ShowsPersonal);
            run.Tally.Note(Subjects, statement);
            Writer.Write(statement, run);
        }
        else
            run.Json.Null();
        statement.Reset();
    }
}

/// <summary>Rows of several node ids, in their order.</summary>
internal sealed class NodesRoot(string responseKey, IReadOnlyList<RowPlan?> rows) : RootItem(responseKey)
{
    public override void Write(RunScope run)
    {
        run.Json.Byte((byte)'[');
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            if (rows[i] is { } row)
                row.Write(run);
            else
                run.Json.Null();
        }

        run.Json.Byte((byte)']');
    }
}

/// <summary>
/// A root field that is not a dataset. It is answered before the snapshot opens, so that nothing waits inside of one; the run only puts
/// the answer in its place.
/// </summary>
/// <param name="selection">What is asked of it.</param>
/// <param name="isVersioned">The version of data and policy says whether its answer would be a different one.</param>
/// <param name="isSafe">Asking for it changes nothing.</param>
/// <param name="compared">Fields that it compares values of the request with.</param>
/// <param name="known">Its answer, where that was known while planning and is the same for every caller of the plan.</param>
internal sealed class AnsweredRoot(Selection selection, bool isVersioned, bool isSafe, IReadOnlyList<FieldEntry> compared, byte[]? known) : RootItem(selection.ResponseKey)
{
    public Selection Selection => selection;

    public byte[]? Known => known;

    public override int Bytes => known?.Length ?? 0;

    public override bool IsVersioned => isVersioned;

    public override bool IsSafe => isSafe;

    public override IReadOnlyList<FieldEntry> Compared => compared;

    public override void Write(RunScope run) => run.Json.Raw(known ?? run.Answers[this]);
}

/// <summary>A row that does not exist for the caller.</summary>
internal sealed class NullRoot(string responseKey) : RootItem(responseKey)
{
    public override void Write(RunScope run) => run.Json.Null();
}

/// <summary>
/// An operation, decided and translated once for a document, variable shape and access profile. Running it binds values and
/// reads rows; nothing is decided any more.
/// </summary>
public sealed class QueryPlan
{
    internal IReadOnlyList<RootItem> Roots { get; init; } = [];

    /// <summary>What is exported; null for an operation that is answered.</summary>
    internal ExportPlan? Export { get; init; }

    /// <summary>Problems that leave the rest of the answer standing, such as a field that may not be read.</summary>
    public required IReadOnlyList<QueryError> Errors { get; init; }

    /// <summary>Where values are masked, denied on some rows, or rows narrowed.</summary>
    public required IReadOnlyList<SharingNote> Sharing { get; init; }

    /// <summary>Which fields it reads, as the ledger records it.</summary>
    public required AuditedFields Audited { get; init; }

    /// <summary>Some row shows personal values, be they masked.</summary>
    public required bool ShowsPersonal { get; init; }

    public required long FieldCost { get; init; }

    public required long TypeCost { get; init; }

    public required IReadOnlyCollection<DatasetEntry> Datasets { get; init; }

    /// <summary>The version of the data says whether another answer would be the same.</summary>
    public bool IsVersioned => Datasets.All(static d => d.IsVersioned) && Roots.All(static r => r.IsVersioned);

    /// <summary>Running it changes nothing.</summary>
    internal bool IsSafe => Roots.All(static r => r.IsSafe);

    /// <summary>Every SQL statement of the plan, for tests and for looking at.</summary>
    internal IReadOnlyList<SqlTemplate> Statements { get; init; } = [];

    /// <summary>Roughly how much memory the plan takes: its SQL, about as much for its writers, and what is known already.</summary>
    internal int Bytes => 1024 + Roots.Sum(static r => r.Bytes) + (Statements.Sum(static s => s.Text.Length) * 2 * sizeof(char));
}
