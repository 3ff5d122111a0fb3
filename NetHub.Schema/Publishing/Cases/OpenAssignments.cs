using System.Linq.Expressions;
using NetHub.Schema.Publishing.Storing;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Cases;

/// <summary>Whether anything is open at all: asked for every row that is written, of which most are nobody's case.</summary>
internal sealed class OpenAssignments(HubDbContext db, sqlite3 database) : IDisposable
{
    private readonly PreparedQuery because = Query(db, database, nameof(CaseAssignment.CauseDataset), nameof(CaseAssignment.CauseKey));
    private readonly PreparedQuery on = Query(db, database, nameof(CaseAssignment.Dataset), nameof(CaseAssignment.RowKey));

    /// <summary>Something is open because of this case.</summary>
    public bool Because(DatasetEntry dataset, long key) => because.First(dataset.Name, key) is not null;

    /// <summary>This row is open, because of whatever case.</summary>
    public bool On(DatasetEntry dataset, long key) => on.First(dataset.Name, key) is not null;

    public void Dispose()
    {
        because.Dispose();
        on.Dispose();
    }

    private static PreparedQuery Query(HubDbContext db, sqlite3 database, string dataset, string key)
    {
        var (slots, row) = (new SlotTable(), Expression.Parameter(typeof(CaseAssignment), "assignment"));
        var to = Expression.Property(row, nameof(CaseAssignment.To));
        var condition = Expr.And(
            Expr.And(
                Expr.Equal(Expression.Property(row, dataset), slots.Parameter(typeof(string), new GivenSource(0))),
                Expr.Equal(Expression.Property(row, key), slots.Parameter(typeof(long), new GivenSource(1)))),
            Expression.Equal(to, Expr.NullOf(to.Type)));
        var query = db.Set(typeof(CaseAssignment)).Where(row, condition).Take(typeof(CaseAssignment), 1)
            .Select(row, Expression.NewArrayInit(typeof(object), Expression.Convert(Expression.Property(row, key), typeof(object))));
        return new PreparedQuery(database, slots.Compile(query, 1));
    }
}
