using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>How the values of a selected field leave the database.</summary>
internal abstract record Showing
{
    /// <summary>The default.</summary>
    public static Showing Denied { get; } = new NotShown();
}

/// <summary>Null on every row, with an error.</summary>
internal sealed record NotShown : Showing
{
    public override string ToString() => "DENIED";
}

/// <summary>In full.</summary>
/// <param name="Where">The rows on which it is; null for all that exist.</param>
internal sealed record InFull(ScopeSet? Where) : Showing
{
    public override string ToString() => Where is { } some ? $"FULL[{some.ToString().ToUpperInvariant()}]" : "FULL";
}

/// <summary>Null on every row: its mask leaves nothing, and it is FULL on none.</summary>
internal sealed record Hidden : Showing
{
    public override string ToString() => "MASKED(nothing left)";
}

/// <summary>In full on some rows and null on the others, where its mask leaves nothing.</summary>
internal sealed record FullOrHidden(IReadOnlyList<AncestorScopes> FullWhere) : Showing
{
    public override string ToString() => "PARTLY_MASKED(nothing left)";
}

/// <summary>Masked, on all rows or on those where it is not FULL.</summary>
/// <param name="Mask">The mask.</param>
/// <param name="ShownWhere">The rows on which anything is shown; null for all that exist.</param>
/// <param name="FullWhere">The rows on which it is FULL; null for none.</param>
/// <param name="Period">Tells pseudonyms of one grant from those of another.</param>
/// <param name="IsPopulousPlaceShown">A place is said where enough people live in it: it is masked only for what else the caller sees.</param>
internal sealed record MaskedShowing(Mask Mask, ScopeSet? ShownWhere, IReadOnlyList<AncestorScopes>? FullWhere, string Period, bool IsPopulousPlaceShown = false) : Showing
{
    public override string ToString() => $"{(FullWhere is null ? "MASKED" : "PARTLY_MASKED")}({Mask}{(IsPopulousPlaceShown ? ", shown where populous" : "")})" + (ShownWhere is { } some ? $"[{some.ToString().ToUpperInvariant()}]" : "");
}

/// <summary>A surrogate key, in the domain in which it links where it may, in one of its own elsewhere.</summary>
/// <param name="ShownWhere">The rows on which it is shown; null for all that exist.</param>
/// <param name="IsRaw">As it is stored: for the operator.</param>
/// <param name="LinkableDomain">Domain in which it links.</param>
/// <param name="UnlinkableDomain">Domain of its own; null where it links on every row.</param>
/// <param name="LinkableWhere">The rows on which it links; null for none.</param>
internal sealed record KeyShowing(ScopeSet? ShownWhere, bool IsRaw, string LinkableDomain, string? UnlinkableDomain, IReadOnlyList<AncestorScopes>? LinkableWhere) : Showing
{
    public override string ToString() =>
        (IsRaw ? "FULL" : UnlinkableDomain is null ? "ID" : LinkableWhere is null ? "ID(unlinkable)" : "ID(partly linkable)") + (ShownWhere is { } some ? $"[{some.ToString().ToUpperInvariant()}]" : "");
}

/// <summary>Whom a row is about, for the ledger, where it shows what may only be read for a purpose.</summary>
/// <param name="Kind">What the subject is.</param>
/// <param name="Field">The field that holds its key.</param>
/// <param name="Where">The scopes in which something is shown.</param>
/// <param name="IsEverywhere">They hold every row that exists.</param>
/// <param name="Gates">Gates of which one sets the row apart; null where rows are recorded whatever gates say.</param>
internal sealed record SubjectMark(SubjectKind Kind, FieldEntry Field, ScopeSet Where, bool IsEverywhere, IReadOnlyList<int>? Gates);
