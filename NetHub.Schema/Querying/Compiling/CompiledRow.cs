using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>One row: its statement, and what is written of it.</summary>
/// <param name="Dataset">Its dataset.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Object">What is written.</param>
/// <param name="ShowsPersonal">It shows personal values, masked ones included; of rows in lists inside it their own plans know.</param>
/// <param name="Subjects">Columns that say whom it is about.</param>
internal sealed record CompiledRow(DatasetEntry Dataset, SqlTemplate Sql, CompiledObject Object, bool ShowsPersonal, IReadOnlyList<SubjectColumn> Subjects);

/// <summary>A column that says whom a row is about, where the row shows what may only be read for a purpose; null on other rows.</summary>
internal sealed record SubjectColumn(SubjectKind Kind, ColumnRef Column);

/// <summary>An object of the answer.</summary>
internal sealed record CompiledObject(IReadOnlyList<CompiledItem> Items)
{
    /// <summary>A list inside it has statements of its own.</summary>
    public bool HasLists { get; } = Items.Any(static i => i is ListItem || i is LinkedItem { Object.HasLists: true } || i is ObjectItem { Object.HasLists: true });
}

/// <summary>One member of an object.</summary>
internal abstract record CompiledItem(string ResponseKey);

/// <summary>What is the same for every row: a type name, or null for a field that is denied.</summary>
internal sealed record ConstantItem(string ResponseKey, string? Text) : CompiledItem(ResponseKey);

/// <summary>A column in full, null where it is null or was kept back in the database.</summary>
internal sealed record ValueItem(string ResponseKey, ColumnRef Column, ValueFormat Format) : CompiledItem(ResponseKey);

/// <summary>A column that is masked on every row, or on those whose flag is not set.</summary>
internal sealed record MaskedItem(string ResponseKey, ColumnRef Column, ColumnRef? FullFlag, ValueFormat Full, ValueFormat Masked) : CompiledItem(ResponseKey);

/// <summary>A linked row, or null where there is none for the caller.</summary>
internal sealed record LinkedItem(string ResponseKey, ColumnRef Presence, CompiledObject Object) : CompiledItem(ResponseKey);

/// <summary>A structure that every row has.</summary>
internal sealed record ObjectItem(string ResponseKey, CompiledObject Object) : CompiledItem(ResponseKey);

/// <summary>A connection under the row.</summary>
internal sealed record ListItem(string ResponseKey, CompiledConnection Connection) : CompiledItem(ResponseKey);

/// <summary>The cursor of an edge.</summary>
internal sealed record CursorItem(string ResponseKey, IReadOnlyList<ColumnRef> Columns, string Binding) : CompiledItem(ResponseKey);

/// <summary>How a column that is not null gets into JSON.</summary>
internal abstract record ValueFormat;

/// <summary>As values of the field's kind are written.</summary>
internal sealed record FieldFormat(FieldEntry Field) : ValueFormat;

internal sealed record TextFormat : ValueFormat;

internal sealed record NumberFormat : ValueFormat;

/// <summary>An instant as it is stored, in the time of Shanghai.</summary>
internal sealed record InstantFormat : ValueFormat;

/// <summary>A surrogate key, opaque to everybody but the operator.</summary>
internal sealed record KeyFormat(string Domain, bool IsRaw) : ValueFormat;

/// <summary>A list of surrogate keys.</summary>
internal sealed record KeyListFormat(string Domain, bool IsRaw) : ValueFormat;

/// <summary>The words of a code, in the caller's language.</summary>
internal sealed record LabelFormat(FieldEntry Field, IReadOnlyDictionary<string, (string Chinese, string English)> Labels) : ValueFormat;

/// <summary>Masked.</summary>
/// <param name="Field">The field.</param>
/// <param name="Place">Region of the row, for addresses and coordinates.</param>
/// <param name="Period">Tells pseudonyms of one grant from those of another.</param>
internal sealed record MaskFormat(FieldEntry Field, ColumnRef? Place, string Period) : ValueFormat;

/// <summary>A place that is said where enough people live in it, and masked elsewhere.</summary>
internal sealed record PopulousPlaceFormat(FieldEntry Field) : ValueFormat;
