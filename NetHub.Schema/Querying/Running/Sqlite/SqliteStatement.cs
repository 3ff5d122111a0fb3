using SQLitePCL;

namespace NetHub.Schema.Querying.Running.Sqlite;

/// <summary>
/// A prepared statement of a connection: binds, steps, and reads columns as UTF-8 without allocating strings.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int[] positions;
    private readonly object?[] bound;
    private readonly nint handle;

    /// <exception cref="InvalidOperationException">The number of columns differs from that of the plan, so no value may be shown.</exception>
    public SqliteStatement(sqlite3 database, string sql, IEnumerable<string> parameterNames, int? columns = null)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        handle = statement.DangerousGetHandle();
        if (columns is not null && raw.sqlite3_column_count(statement) != columns)
            throw new InvalidOperationException("The number of columns of the statement differs from that of its plan.");
        positions = [.. parameterNames.Select(name => raw.sqlite3_bind_parameter_index(statement, name))];
        bound = new object?[positions.Length];
    }

    /// <summary>
    /// Binds a value. Skips a value that is already bound: SQLite plans a statement again when a parameter is bound that affected its plan,
    /// such as a limit.
    /// </summary>
    public void Bind(int parameter, object? value)
    {
        if (value is not null && value.Equals(bound[parameter]))
            return;
        bound[parameter] = value;
        var position = positions[parameter];
        var result = value switch
        {
            null => raw.sqlite3_bind_null(statement, position),
            long number => raw.sqlite3_bind_int64(statement, position, number),
            int number => raw.sqlite3_bind_int64(statement, position, number),
            string text => raw.sqlite3_bind_text(statement, position, text),
            double number => raw.sqlite3_bind_double(statement, position, number),
            bool flag => raw.sqlite3_bind_int64(statement, position, flag ? 1 : 0),
            _ => throw new NotSupportedException($"A parameter cannot be a {value.GetType().Name}"),
        };
        Check(result);
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(statement, positions[parameter], value));

    public void Bind(int parameter, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(statement, positions[parameter], utf8));

    /// <summary>Advances to the next row; returns false at the end.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(statement);
        return result switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw Failure(result),
        };
    }

    /// <summary>
    /// Advances to the next row; returns false at the end. SQLite runs in process, so this completes synchronously; cancellation interrupts the
    /// connection.
    /// </summary>
    public ValueTask<bool> StepAsync() => new(Step());

    public void Reset() => raw.sqlite3_reset(statement);

    public bool IsNull(int column) => SqliteColumns.Type(handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => SqliteColumns.Int64(handle, column);

    public double Double(int column) => raw.sqlite3_column_double(statement, column);

    /// <summary>Returns the text of a column, valid until the next step.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => SqliteColumns.Utf8(handle, column);

    public string Text(int column) => System.Text.Encoding.UTF8.GetString(Utf8(column));

    /// <summary>Returns the stored value of a column: null, <see langword="long"/>, <see langword="double"/> or <see langword="string"/>.</summary>
    public object? Value(int column) => SqliteColumns.Type(handle, column) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => Int64(column),
        raw.SQLITE_FLOAT => Double(column),
        _ => Text(column),
    };

    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw Failure(result);
    }

    private DatabaseFailureException Failure(int result) => new(result, raw.sqlite3_extended_errcode(database));
}

/// <summary>Thrown when the database fails or stops a statement. The message contains only codes, never SQL text or values.</summary>
public sealed class DatabaseFailureException(int code, int extendedCode) : Exception($"SQLite error {code} ({extendedCode})")
{
    public int Code { get; } = code;

    /// <summary>Whether the statement was interrupted because the request was cancelled or exceeded its time limit.</summary>
    public bool IsInterrupted => Code == raw.SQLITE_INTERRUPT;
}
