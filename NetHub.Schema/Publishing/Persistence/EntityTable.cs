using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Loading;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>
/// Queries and writes an internal table of the hub for every row of a batch. It uses EF Core's model for names, but not its change
/// tracking, which would be too slow.
/// </summary>
internal sealed class EntityTable<T>(HubDbContext db, sqlite3 database, ISqlGenerationHelper sql) : IDisposable
    where T : class
{
    private readonly List<PreparedQuery> queries = [];
    private TableWriter? writer;

    /// <summary>Creates a query that checks for an entry with given values of some properties, in the order of the properties.</summary>
    public PreparedQuery Exists(IReadOnlyList<string> properties, Func<Expression, Expression>? condition = null)
    {
        var (parameters, row) = (new ParameterTable(), Expression.Parameter(typeof(T), "entry"));
        var where = condition?.Invoke(row);
        for (var i = 0; i < properties.Count; i++)
        {
            var value = Expression.Property(row, properties[i]);
            where = Expr.And(where, Expr.Equal(value, parameters.Parameter(value.Type, new GivenSource(i))));
        }

        var one = Expression.NewArrayInit(typeof(object), Expression.Convert(Expression.Property(row, properties[^1]), typeof(object)));
        var query = new PreparedQuery(database, parameters.Compile(db.Set(typeof(T)).Where(row, where).Take(typeof(T), 1).Select(row, one), 1));
        queries.Add(query);
        return query;
    }

    /// <summary>Writes an entry and replaces any entry with the same key.</summary>
    /// <param name="value">Returns the stored value of a property.</param>
    public void Put(Func<string, object?> value)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        writer ??= new TableWriter(database, sql, entity.GetTableName()!, [.. entity.GetProperties().Select(static p => p.GetColumnName())]) { Replaces = true };
        writer.Insert([.. entity.GetProperties().Select(p => value(p.Name))]);
    }

    public void Dispose()
    {
        writer?.Dispose();
        foreach (var query in queries)
            query.Dispose();
    }
}
