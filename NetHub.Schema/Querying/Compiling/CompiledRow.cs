using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>A compiled row: its statement and the written fields.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Object">The written object.</param>
/// <param name="ShowsPersonal">Whether the row shows personal values, including masked ones. Rows in nested lists are covered by their own plans.</param>
/// <param name="Subjects">The columns with the subject of the row.</param>
internal sealed record CompiledRow(DatasetEntry Dataset, SqlTemplate Sql, CompiledObject Object, bool ShowsPersonal, IReadOnlyList<SubjectColumn> Subjects);

/// <summary>A column with the subject of a row. Its value is null on rows whose subject need not be recorded.</summary>
internal sealed record SubjectColumn(SubjectKind Kind, ColumnRef Column);

/// <summary>An object of the answer.</summary>
internal sealed record CompiledObject(IReadOnlyList<CompiledItem> Items)
{
    /// <summary>Whether the object contains lists, which have their own statements.</summary>
    public bool HasLists { get; } = Items.Any(static i => i is ListItem || i is LinkedItem { Object.HasLists: true } || i is ObjectItem { Object.HasLists: true });
}

/// <summary>One member of an object.</summary>
internal abstract record CompiledItem(string ResponseKey);

/// <summary>A constant for every row: a type name, or null for a denied field.</summary>
internal sealed record ConstantItem(string ResponseKey, string? Text) : CompiledItem(ResponseKey);

/// <summary>A column in full; null if it is null or withheld by the database.</summary>
internal sealed record ValueItem(string ResponseKey, ColumnRef Column, ValueFormat Format) : CompiledItem(ResponseKey);

/// <summary>A column that is masked on every row, or on rows whose flag is not set.</summary>
internal sealed record MaskedItem(string ResponseKey, ColumnRef Column, ColumnRef? FullFlag, ValueFormat Full, ValueFormat Masked) : CompiledItem(ResponseKey);

/// <summary>A linked row; null if there is none for the caller.</summary>
internal sealed record LinkedItem(string ResponseKey, ColumnRef Presence, CompiledObject Object) : CompiledItem(ResponseKey);

/// <summary>An object that every row has.</summary>
internal sealed record ObjectItem(string ResponseKey, CompiledObject Object) : CompiledItem(ResponseKey);

/// <summary>A connection under the row.</summary>
internal sealed record ListItem(string ResponseKey, CompiledConnection Connection) : CompiledItem(ResponseKey);

/// <summary>The cursor of an edge.</summary>
internal sealed record CursorItem(string ResponseKey, IReadOnlyList<ColumnRef> Columns, string Binding) : CompiledItem(ResponseKey);

/// <summary>The JSON format of a non-null column.</summary>
internal abstract record ValueFormat;

/// <summary>The default format of the field's kind.</summary>
internal sealed record FieldFormat(FieldEntry Field) : ValueFormat;

internal sealed record TextFormat : ValueFormat;

internal sealed record NumberFormat : ValueFormat;

/// <summary>An instant that is stored in Shanghai time.</summary>
internal sealed record InstantFormat : ValueFormat;

/// <summary>A surrogate key, opaque to all callers except the operator.</summary>
internal sealed record KeyFormat(string Domain, bool IsRaw) : ValueFormat;

/// <summary>A list of surrogate keys.</summary>
internal sealed record KeyListFormat(string Domain, bool IsRaw) : ValueFormat;

/// <summary>The label of a code in the caller's language.</summary>
internal sealed record LabelFormat(FieldEntry Field, IReadOnlyDictionary<string, (string Chinese, string English)> Labels) : ValueFormat;

/// <summary>A masked value.</summary>
/// <param name="Field">The field.</param>
/// <param name="Place">The region of the row, for addresses and coordinates.</param>
/// <param name="Period">The grant epoch, which separates pseudonyms of different grants.</param>
internal sealed record MaskFormat(FieldEntry Field, ColumnRef? Place, string Period) : ValueFormat;

/// <summary>A place that is shown if it is populous, and masked otherwise.</summary>
internal sealed record PopulousPlaceFormat(FieldEntry Field) : ValueFormat;
