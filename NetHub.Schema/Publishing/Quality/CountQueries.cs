using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>
/// Counts rows on its own connection, so that it blocks no other work. EF Core generates the SQL. Cancelling also interrupts the running
/// statement.
/// </summary>
internal sealed class CountQueries : IDisposable
{
    private readonly sqlite3 database;
    private readonly CancellationToken cancel;
    private readonly CancellationTokenRegistration stopping;

    public CountQueries(HubDbContext db, CancellationToken cancel)
    {
        Db = db;
        this.cancel = cancel;
        db.Database.OpenConnection();
        database = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        stopping = cancel.Register(() => raw.sqlite3_interrupt(database));
    }

    public HubDbContext Db { get; }

    /// <summary>Counts all rows, followed by the rows that meet each condition, in one pass.</summary>
    public IReadOnlyList<long> Matching(ParameterExpression row, ParameterTable parameters, IReadOnlyList<Expression> conditions)
    {
        var (grouped, group) = Group(Db.Set(row.Type), row, Expression.Constant(1));
        var columns = conditions.Select(c => Count(group, row.Type, Expression.Lambda(c, row))).Prepend(Count(group, row.Type)).ToList();
        var found = Read(grouped.Select(group, Columns(columns)), parameters, columns.Count);
        return found.Count > 0 ? found[0] : new long[columns.Count];
    }

    /// <summary>Counts the rows that meet a condition.</summary>
    public long Count(ParameterExpression row, Expression? condition, ParameterTable? parameters = null)
    {
        var (grouped, group) = Group(Db.Set(row.Type).Where(row, condition), row, Expression.Constant(1));
        var found = Read(grouped.Select(group, Columns([Count(group, row.Type)])), parameters ?? new ParameterTable(), 1);
        return found.Count > 0 ? found[0][0] : 0;
    }

    /// <summary>Counts the rows in which all the values are set, and those of them that share the values with a different row.</summary>
    public (long Rows, long Sharing) Alike(ParameterExpression row, IReadOnlyList<Expression> values)
    {
        List<Expression> parts = [.. values.Select(Expr.Nullable)];
        var given = parts.Select(static p => (Expression)Expression.NotEqual(p, Expr.NullOf(p.Type))).Aggregate(Expression.AndAlso);
        var type = GroupKeyTypes.For([.. parts.Select(static p => p.Type)]);
        var key = Expression.MemberInit(Expression.New(type), parts.Select((p, i) => Expression.Bind(type.GetProperty($"K{i + 1}")!, p)));
        var (grouped, group) = Group(Db.Set(row.Type).Where(row, given), row, key);
        var count = Count(group, row.Type);
        var several = grouped.Where(group, Expression.GreaterThan(count, Expression.Constant(1)));
        return (Count(row, given), Read(several.Select(group, Columns([count])), new ParameterTable(), 1).Sum(static r => r[0]));
    }

    /// <summary>Returns the stored values of the rows that meet a condition.</summary>
    public IReadOnlyList<object?[]> Values(ParameterExpression row, Expression? condition, ParameterTable parameters, IReadOnlyList<FieldEntry> fields) =>
        Read(Db.Set(row.Type).Where(row, condition).Select(row, Columns(fields.Select(f => Expr.Field(row, f)))), parameters, fields.Count, static (rows, i) => rows.Value(i));

    public void Dispose()
    {
        stopping.Dispose();
        Db.Dispose();
    }

    private static (IQueryable Grouped, ParameterExpression Group) Group(IQueryable query, ParameterExpression row, Expression key)
    {
        var grouped = query.Provider.CreateQuery(Expression.Call(typeof(Queryable), nameof(Queryable.GroupBy), [row.Type, key.Type],
            query.Expression, Expression.Quote(Expression.Lambda(key, row))));
        return (grouped, Expression.Parameter(typeof(IGrouping<,>).MakeGenericType(key.Type, row.Type), "group"));
    }

    private static MethodCallExpression Count(Expression group, Type type, params Expression[] condition) =>
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [type], [group, .. condition]);

    private static NewArrayExpression Columns(IEnumerable<Expression> values) =>
        Expression.NewArrayInit(typeof(object), values.Select(static v => Expression.Convert(v, typeof(object))));

    private List<long[]> Read(IQueryable query, ParameterTable parameters, int columns) => Read(query, parameters, columns, static (rows, i) => rows.Int64(i));

    private List<T[]> Read<T>(IQueryable query, ParameterTable parameters, int columns, Func<SqliteStatement, int, T> value)
    {
        cancel.ThrowIfCancellationRequested();
        using var statement = new PreparedQuery(database, parameters.Compile(query, columns));
        var read = new List<T[]>();
        try
        {
            var rows = statement.Open();
            while (rows.Step())
                read.Add([.. Enumerable.Range(0, columns).Select(i => value(rows, i))]);
        }
        catch (DatabaseFailureException failure) when (failure.IsInterrupted)
        {
            cancel.ThrowIfCancellationRequested();
            throw;
        }

        return read;
    }
}
