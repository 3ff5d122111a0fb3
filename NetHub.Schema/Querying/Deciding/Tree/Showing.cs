using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>How the values of a selected field leave the database.</summary>
internal abstract record Showing
{
    /// <summary>The default, before the passes run.</summary>
    public static Showing Denied { get; } = new NotShown();
}

/// <summary>Null on every row, with an error.</summary>
internal sealed record NotShown : Showing
{
    public override string ToString() => "DENIED";
}

/// <summary>In full.</summary>
/// <param name="Where">The rows on which it is shown; null for all existing rows.</param>
internal sealed record InFull(ScopeSet? Where) : Showing
{
    public override string ToString() => Where is { } some ? $"FULL[{some.ToString().ToUpperInvariant()}]" : "FULL";
}

/// <summary>Null on every row: the mask leaves nothing, and the field is FULL on no row.</summary>
internal sealed record Hidden : Showing
{
    public override string ToString() => "MASKED(nothing left)";
}

/// <summary>In full on some rows, and null on the others because the mask leaves nothing.</summary>
internal sealed record FullOrHidden(IReadOnlyList<AncestorScopes> FullWhere) : Showing
{
    public override string ToString() => "PARTLY_MASKED(nothing left)";
}

/// <summary>Masked on all rows, or on rows where the field is not FULL.</summary>
/// <param name="Mask">The mask.</param>
/// <param name="ShownWhere">The rows on which the value is shown at all; null for all existing rows.</param>
/// <param name="FullWhere">The rows on which it is FULL; null for none.</param>
/// <param name="Period">The grant epoch, which separates pseudonyms of different grants.</param>
/// <param name="IsPopulousPlaceShown">Whether a populous place is shown, since it is masked only because of the caller's other fields.</param>
internal sealed record MaskedShowing(Mask Mask, ScopeSet? ShownWhere, IReadOnlyList<AncestorScopes>? FullWhere, string Period, bool IsPopulousPlaceShown = false) : Showing
{
    public override string ToString() => $"{(FullWhere is null ? "MASKED" : "PARTLY_MASKED")}({Mask}{(IsPopulousPlaceShown ? ", shown where populous" : "")})" + (ShownWhere is { } some ? $"[{some.ToString().ToUpperInvariant()}]" : "");
}

/// <summary>A surrogate key: in the linkable domain where linking is permitted, in a separate domain elsewhere.</summary>
/// <param name="ShownWhere">The rows on which it is shown; null for all existing rows.</param>
/// <param name="IsRaw">Whether it is shown as stored, for the operator.</param>
/// <param name="LinkableDomain">The domain in which it is linkable.</param>
/// <param name="UnlinkableDomain">The separate domain; null if it is linkable on every row.</param>
/// <param name="LinkableWhere">The rows on which it is linkable; null for none.</param>
internal sealed record KeyShowing(ScopeSet? ShownWhere, bool IsRaw, string LinkableDomain, string? UnlinkableDomain, IReadOnlyList<AncestorScopes>? LinkableWhere) : Showing
{
    public override string ToString() =>
        (IsRaw ? "FULL" : UnlinkableDomain is null ? "ID" : LinkableWhere is null ? "ID(unlinkable)" : "ID(partly linkable)") + (ShownWhere is { } some ? $"[{some.ToString().ToUpperInvariant()}]" : "");
}

/// <summary>The subject of a row, recorded in the ledger for fields that need a purpose and for rows about minors.</summary>
/// <param name="Kind">The kind of subject.</param>
/// <param name="Field">The field that holds its key.</param>
/// <param name="Where">The scopes in which the field is shown.</param>
/// <param name="IsEverywhere">Whether the scopes cover every existing row.</param>
/// <param name="Gates">The gates of which at least one must apply to the row; null if rows are recorded regardless of gates.</param>
internal sealed record SubjectMark(SubjectKind Kind, FieldEntry Field, ScopeSet Where, bool IsEverywhere, IReadOnlyList<int>? Gates);
