using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetHub.Schema.Querying.Running.Sqlite;

/// <summary>
/// Native calls that read a column, made for each value of each row. They never block, so they suppress the GC transition, which would
/// otherwise be most of their cost. They use the same native library as all other SQLite calls.
/// </summary>
internal static unsafe partial class SqliteColumns
{
    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int Type(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long Int64(nint statement, int column);

    /// <summary>Returns the UTF-8 text of a column, valid until the next step; empty for null.</summary>
    public static ReadOnlySpan<byte> Utf8(nint statement, int column)
    {
        var text = Blob(statement, column);
        return text is null ? default : new ReadOnlySpan<byte>(text, Bytes(statement, column));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob"), SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial byte* Blob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int Bytes(nint statement, int column);
}
