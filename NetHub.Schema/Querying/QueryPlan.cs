using NetHub.Ledger.Records;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Deciding;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Exporting;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying;

/// <summary>
/// An operation, decided and compiled once for a document, variable shape and access profile. Running it binds values and reads rows;
/// it makes no further access decisions.
/// </summary>
public sealed class QueryPlan
{
    internal QueryPlan(DecidedQuery decided, Findings findings, CompiledQuery compiled)
    {
        (Errors, Sharing, Audited, ShowsPersonal, Datasets) = (findings.Denials, findings.Sharing, findings.Audited(), findings.ShowsPersonal, findings.Datasets);
        (FieldCost, TypeCost, Statements) = (decided.Cost.Fields, decided.Cost.Types, compiled.Statements);
        External = [.. compiled.Roots.OfType<CompiledExternalRoot>().Select(static r => r.External)];
        Export = (compiled.Roots is [CompiledExportRoot export] ? export : null)?.Row;
        ExportColumns = decided.Roots is [DecidedExport exported] ? new ExportColumns(exported.Export.Row) : null;
        Roots = Export is null ? [.. compiled.Roots.Select(RootWriter.From)] : [];
    }

    internal RootWriter[] Roots { get; }

    /// <summary>Root fields that are not data; they are resolved before the data is read.</summary>
    internal IReadOnlyList<ExternalRoot> External { get; }

    /// <summary>The exported rows; null if the operation is not an export.</summary>
    internal CompiledRow? Export { get; }

    /// <summary>The selected columns of an exported row; null if the operation is not an export.</summary>
    internal ExportColumns? ExportColumns { get; }

    /// <summary>Errors that do not affect the rest of the answer, such as a field that may not be read.</summary>
    public IReadOnlyList<QueryError> Errors { get; }

    /// <summary>Notes on masked values, values denied on some rows, and narrowed rows.</summary>
    public IReadOnlyList<SharingNote> Sharing { get; }

    /// <summary>The fields that the plan reads, for the ledger.</summary>
    public AuditedFields Audited { get; }

    /// <summary>Whether any row shows personal values, including masked ones.</summary>
    public bool ShowsPersonal { get; }

    public long FieldCost { get; }

    public long TypeCost { get; }

    public IReadOnlyCollection<DatasetEntry> Datasets { get; }

    /// <summary>Whether an unchanged data version means an unchanged answer.</summary>
    public bool IsVersioned => Datasets.All(static d => d.IsVersioned) && !IsFeed && External.All(static r => r.Field.IsVersioned);

    /// <summary>Whether running the plan has no side effects.</summary>
    internal bool IsSafe => External.All(static r => r.Field.IsSafe);

    /// <summary>The SQL statements of the plan, for tests and inspection.</summary>
    internal IReadOnlyList<SqlTemplate> Statements { get; }

    /// <summary>The approximate memory that the plan takes: its SQL, about as much for its writers, and the precomputed answers.</summary>
    internal int Bytes => 1024 + External.Sum(static r => r.Field.Bytes) + (Statements.Sum(static s => s.Text.Length) * 2 * sizeof(char));

    // A feed returns a new cursor with every answer.
    private bool IsFeed => Array.Exists(Roots, static r => r is ChangesRootWriter);
}
