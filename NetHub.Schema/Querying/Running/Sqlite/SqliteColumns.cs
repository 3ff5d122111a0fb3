using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetHub.Schema.Querying.Running.Sqlite;

/// <summary>
/// The four calls that read a column, made once for each value of each row. They do nothing that could block, so they go to
/// the same native library as everything else without leaving managed mode first, which is most of what they would cost.
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

    /// <summary>The UTF-8 of a text column; empty for null. Valid until the next step.</summary>
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
