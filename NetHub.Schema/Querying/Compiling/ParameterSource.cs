using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>The source of an SQL parameter's value when a plan runs.</summary>
internal abstract record ParameterSource;

/// <summary>A value that is known when the plan is compiled.</summary>
internal sealed record ConstantSource(object? Stored) : ParameterSource;

/// <summary>A literal in the document. It is read like a variable, since the meaning of an id depends on the caller.</summary>
internal sealed record LiteralSource(object Value, ValueForm Form) : ParameterSource;

/// <summary>A value of the request's variables.</summary>
internal sealed record VariableSource(int Index, ValueForm Form) : ParameterSource;

internal enum CallerValue
{
    TownshipLow,
    TownshipHigh,
    Park,
    Department,
    Today,
}

/// <summary>A property of the caller, or the day.</summary>
internal sealed record CallerSource(CallerValue Value) : ParameterSource;

/// <summary>The parent row's key, or a bound of its region.</summary>
internal sealed record ParentSource(ColumnRef Column, ParentValue Value) : ParameterSource;

internal enum ParentValue
{
    Number,
    Text,
    RegionLow,
    RegionHigh,
}

/// <summary>A cursor argument, with its required binding in addition to the caller.</summary>
internal sealed record CursorRef(ScalarInput Argument, string Binding);

/// <summary>A sort value of a cursor, or a flag: 1 if that value is null, otherwise 0.</summary>
internal sealed record CursorSource(CursorRef Cursor, int Index, bool IsNullFlag) : ParameterSource;

/// <summary>A value that is supplied each time the statement runs.</summary>
internal sealed record GivenSource(int Index) : ParameterSource;

/// <summary>How a request value is converted to its stored form.</summary>
internal abstract record ValueForm
{
    public static ValueForm For(FieldEntry field) => new KindForm(field.Kind, field.Kind == ValueKind.Enum ? field.ValueType : null);
}

/// <summary>Converts by the kind of the compared field.</summary>
/// <param name="Kind">The kind; never a surrogate key, since the meaning of an id depends on the caller.</param>
/// <param name="EnumType">The enum type; null for other kinds.</param>
internal sealed record KindForm(ValueKind Kind, Type? EnumType) : ValueForm;

/// <summary>The digest of an identity number under the previous key, which rows may still use.</summary>
internal sealed record FormerDigestForm : ValueForm;

/// <summary>An opaque id of the caller in a domain; any other id matches no row.</summary>
internal sealed record OpaqueIdForm(string Domain) : ValueForm;

/// <summary>A stored key as text, as the operator sees it.</summary>
internal sealed record RawIdForm : ValueForm;

/// <summary>A stored key that the hub itself supplies.</summary>
internal sealed record StoredKeyForm : ValueForm;

/// <summary>A text, or part of one.</summary>
internal sealed record TextForm : ValueForm;

/// <summary>The end of the range of texts that start with the value.</summary>
internal sealed record TextEndForm : ValueForm;

/// <summary>The first code in a region.</summary>
internal sealed record RegionLowForm : ValueForm;

/// <summary>The first text after all codes in a region.</summary>
internal sealed record RegionHighForm : ValueForm;

/// <summary>A day.</summary>
internal sealed record LocalDateForm : ValueForm;

/// <summary>A day or instant at the beginning of a month; any other value refuses the operation.</summary>
internal sealed record MonthForm(FieldEntry Field) : ValueForm;
