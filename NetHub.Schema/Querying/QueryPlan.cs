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
/// nothing is decided any more.
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

    /// <summary>Root fields that are not data, which are answered before the data is read.</summary>
    internal IReadOnlyList<ExternalRoot> External { get; }

    /// <summary>The rows that are exported; null for an operation that is answered.</summary>
    internal CompiledRow? Export { get; }

    /// <summary>What was selected of an exported row; null for an operation that is answered.</summary>
    internal ExportColumns? ExportColumns { get; }

    /// <summary>Problems that leave the rest of the answer standing, such as a field that may not be read.</summary>
    public IReadOnlyList<QueryError> Errors { get; }

    /// <summary>Where values are masked, denied on some rows, or rows narrowed.</summary>
    public IReadOnlyList<SharingNote> Sharing { get; }

    /// <summary>Which fields it reads, as the ledger records it.</summary>
    public AuditedFields Audited { get; }

    /// <summary>Some row shows personal values, masked ones included.</summary>
    public bool ShowsPersonal { get; }

    public long FieldCost { get; }

    public long TypeCost { get; }

    public IReadOnlyCollection<DatasetEntry> Datasets { get; }

    /// <summary>The version of the data says whether the answer would be the same again.</summary>
    public bool IsVersioned => Datasets.All(static d => d.IsVersioned) && !IsFeed && External.All(static r => r.Field.IsVersioned);

    /// <summary>Running it changes nothing.</summary>
    internal bool IsSafe => External.All(static r => r.Field.IsSafe);

    /// <summary>Every SQL statement of the plan, for tests and for looking at.</summary>
    internal IReadOnlyList<SqlTemplate> Statements { get; }

    /// <summary>Roughly how much memory the plan takes: its SQL, about as much for its writers, and what is known already.</summary>
    internal int Bytes => 1024 + External.Sum(static r => r.Field.Bytes) + (Statements.Sum(static s => s.Text.Length) * 2 * sizeof(char));

    // Cursors of a feed differ with each answer.
    private bool IsFeed => Array.Exists(Roots, static r => r is ChangesRootWriter);
}
