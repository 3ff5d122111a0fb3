using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Cases;

/// <summary>Checks whether any assignment is open. Fast path for every written row: most rows belong to no case.</summary>
internal sealed class OpenAssignments : IDisposable
{
    private readonly EntityTable<CaseAssignment> table;
    private readonly PreparedQuery because;
    private readonly PreparedQuery on;

    public OpenAssignments(HubDbContext db, sqlite3 database, ISqlGenerationHelper sql)
    {
        table = new EntityTable<CaseAssignment>(db, database, sql);
        because = table.Exists([nameof(CaseAssignment.CauseDataset), nameof(CaseAssignment.CauseKey)], IsOpen);
        on = table.Exists([nameof(CaseAssignment.Dataset), nameof(CaseAssignment.RowKey)], IsOpen);
    }

    /// <summary>Returns whether any assignment is open because of this case.</summary>
    public bool Because(DatasetEntry dataset, long key) => because.First(dataset.Name, key) is not null;

    /// <summary>Returns whether any assignment of this row is open, because of any case.</summary>
    public bool On(DatasetEntry dataset, long key) => on.First(dataset.Name, key) is not null;

    public void Dispose() => table.Dispose();

    private static BinaryExpression IsOpen(Expression assignment)
    {
        var to = Expression.Property(assignment, nameof(CaseAssignment.To));
        return Expression.Equal(to, Expr.NullOf(to.Type));
    }
}
