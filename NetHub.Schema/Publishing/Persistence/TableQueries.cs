using System.Linq.Expressions;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>
/// Creates statements that look up rows of one dataset. EF Core generates the SQL; the statements run on the publishing connection.
/// </summary>
internal sealed class TableQueries(HubDbContext db, sqlite3 database)
{
    /// <summary>Creates a query for whole rows that meet a condition.</summary>
    public PreparedQuery Rows(RowLayout layout, Func<Expression, ParameterTable, Expression?> condition)
    {
        return Query(layout.Dataset, condition, row => layout.Properties.Select((name, i) => Expr.Stored(row, name, layout.Types[i])));
    }

    /// <summary>
    /// Creates a query for some columns of rows that meet a condition. If only the first rows are wanted, the newest come first.
    /// </summary>
    public PreparedQuery Query(DatasetEntry dataset, Func<Expression, ParameterTable, Expression?> condition, Func<Expression, IEnumerable<Expression>> columns, int? first = null, FieldEntry? newest = null)
    {
        var parameters = new ParameterTable();
        var row = Expression.Parameter(dataset.ClrType, "row");
        var values = columns(row).ToList();
        IQueryable query = db.Set(dataset.ClrType);
        query = query.Where(row, condition(row, parameters));
        if ((newest ?? dataset.ValidFrom) is { } from && first is not null)
            query = query.OrderBy(row, Expr.Field(row, from), descending: true, then: false);
        if (first is { } most)
            query = query.Take(dataset.ClrType, most);
        var selected = query.Select(row, Expression.NewArrayInit(typeof(object), values.Select(static v => Expression.Convert(v, typeof(object)))));
        return new PreparedQuery(database, parameters.Compile(selected, values.Count));
    }
}

/// <summary>A prepared statement, to be run many times with different values.</summary>
internal sealed class PreparedQuery : IDisposable
{
    private readonly SqliteStatement statement;
    private readonly IReadOnlyList<ParameterSource> sources;

    public PreparedQuery(sqlite3 database, SqlTemplate template)
    {
        statement = new SqliteStatement(database, template.Text, template.Parameters.Select(static p => p.Name), template.Columns);
        sources = [.. template.Parameters.Select(static p => p.Source)];
        Columns = template.Columns;
    }

    public int Columns { get; }

    /// <summary>Runs the statement. The caller steps through the rows and then calls <see cref="SqliteStatement.Reset"/>.</summary>
    public SqliteStatement Open(params ReadOnlySpan<object?> given)
    {
        for (var i = 0; i < sources.Count; i++)
            statement.Bind(i, sources[i] is GivenSource source ? given[source.Index] : ((ConstantSource)sources[i]).Stored);
        return statement;
    }

    /// <summary>Returns the first row; null if there is none.</summary>
    public object?[]? First(params ReadOnlySpan<object?> given)
    {
        var rows = Open(given);
        try
        {
            return rows.Step() ? Row(rows) : null;
        }
        finally
        {
            rows.Reset();
        }
    }

    /// <summary>Returns all rows.</summary>
    public List<object?[]> All(params ReadOnlySpan<object?> given)
    {
        var found = new List<object?[]>();
        var rows = Open(given);
        try
        {
            while (rows.Step())
                found.Add(Row(rows));
        }
        finally
        {
            rows.Reset();
        }

        return found;
    }

    public object?[] Row(SqliteStatement rows)
    {
        var values = new object?[Columns];
        for (var i = 0; i < values.Length; i++)
            values[i] = rows.Value(i);
        return values;
    }

    public void Dispose() => statement.Dispose();
}
