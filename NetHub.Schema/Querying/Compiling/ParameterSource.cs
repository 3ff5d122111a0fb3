using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Where the value of an SQL parameter comes from when a plan runs.</summary>
internal abstract record ParameterSource;

/// <summary>Known when the plan is made.</summary>
internal sealed record ConstantSource(object? Stored) : ParameterSource;

/// <summary>Written in the document, and read like a variable, since an id means something per caller.</summary>
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

/// <summary>A fact about the caller or the day.</summary>
internal sealed record CallerSource(CallerValue Value) : ParameterSource;

/// <summary>The parent row's key, or a bound of the region that it stands for.</summary>
internal sealed record ParentSource(ColumnRef Column, ParentValue Value) : ParameterSource;

internal enum ParentValue
{
    Number,
    Text,
    RegionLow,
    RegionHigh,
}

/// <summary>A cursor that an argument gives, with what it must be bound to beside the caller.</summary>
internal sealed record CursorRef(ScalarInput Argument, string Binding);

/// <summary>A sort value of a cursor, or 1 where that value is null and 0 elsewhere.</summary>
internal sealed record CursorSource(CursorRef Cursor, int Index, bool IsNullFlag) : ParameterSource;

/// <summary>One of the values that a statement is run with outside of plans.</summary>
internal sealed record GivenSource(int Index) : ParameterSource;

/// <summary>How a value of a request is read into what storage keeps.</summary>
internal abstract record ValueForm
{
    public static ValueForm For(FieldEntry field) => new KindForm(field.Kind, field.Kind == ValueKind.Enum ? field.ValueType : null);
}

/// <summary>By the kind of the field that it is compared with.</summary>
/// <param name="Kind">The kind; surrogate keys are not among them, since an id means something per caller.</param>
/// <param name="EnumType">The type whose members are meant, for enums.</param>
internal sealed record KindForm(ValueKind Kind, Type? EnumType) : ValueForm;

/// <summary>The digest of an identity number under the key before the newest, which rows may still be under.</summary>
internal sealed record FormerDigestForm : ValueForm;

/// <summary>An opaque id of the caller in a domain; any other id is no row's key.</summary>
internal sealed record OpaqueIdForm(string Domain) : ValueForm;

/// <summary>A key as it is stored, written as text: as the operator sees it.</summary>
internal sealed record RawIdForm : ValueForm;

/// <summary>A key as it is stored, given by the hub itself.</summary>
internal sealed record StoredKeyForm : ValueForm;

/// <summary>A text, or part of one.</summary>
internal sealed record TextForm : ValueForm;

/// <summary>The end of the range of texts that begin with the value.</summary>
internal sealed record TextEndForm : ValueForm;

/// <summary>The first code that lies in a region.</summary>
internal sealed record RegionLowForm : ValueForm;

/// <summary>The first text after all codes that lie in a region.</summary>
internal sealed record RegionHighForm : ValueForm;

/// <summary>A day.</summary>
internal sealed record LocalDateForm : ValueForm;

/// <summary>A day or instant that is the beginning of a month; any other refuses the operation.</summary>
internal sealed record MonthForm(FieldEntry Field) : ValueForm;
