using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>Decides how the values of each selected field leave the database: in full, masked, null, or as an opaque id.</summary>
internal sealed class ShowFields : IDecidingPass
{
    public void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context)
    {
        foreach (var node in nodes)
        {
            if (node is DecidedField field)
                field.Showing = Show(field, context);
            else if (node is DecidedRowId id)
                id.Showing = Show(id, context);
        }
    }

    private static Showing Show(DecidedField selected, DecidingContext context)
    {
        var (field, scopes, visible) = (selected.Field, selected.Scopes, selected.Row.Rule.Scopes);
        if (scopes.IsDenied)
            return Showing.Denied;
        if (field.Kind == ValueKind.Id)
            return scopes.Full == ScopeSet.None ? new Hidden() : Key(selected.Row, field, selected.Linkability, Where(scopes.Full, visible), context.ShowsRawIds(field), context);
        if (selected.IsFull || field.Mask == Mask.None)
            return new InFull(Where(scopes.Shown, visible));
        // A label cannot be masked: it discloses the code.
        if (field.Mask is Mask.Null or Mask.Suppress || selected.Item.IsLabel)
            return selected.IsNeverFull ? new Hidden() : new FullOrHidden(FullWhere(selected.Row, scopes.Full));
        return new MaskedShowing(
            field.Mask,
            Where(scopes.Shown, visible),
            selected.IsNeverFull ? null : FullWhere(selected.Row, scopes.Full),
            context.Domains.GrantEpoch(selected.Row.Dataset));
    }

    private static KeyShowing Show(DecidedRowId own, DecidingContext context) => own.Row.Dataset.Id is { } id
        ? Key(own.Row, id, own.Linkability, shownWhere: null, isRaw: false, context)
        : new KeyShowing(null, IsRaw: false, context.Domains.ForRows(own.Row.Dataset), null, []);

    private static KeyShowing Key(DecidedRow row, FieldEntry field, Linkability linkability, ScopeSet? shownWhere, bool isRaw, DecidingContext context)
    {
        var linkable = context.Domains.Linkable(field);
        if (isRaw || field.IsList || (linkability.Where(row.Rule.Scopes) is null && row.Cap.IsNone))
            return new KeyShowing(shownWhere, isRaw, linkable, null, []);
        var where = linkability.IsNowhere || row.Cap.IsMasked ? null : FullWhere(row, linkability.Scopes);
        return new KeyShowing(shownWhere, isRaw, linkable, context.Domains.Unlinkable(field), where);
    }

    private static ScopeSet? Where(ScopeSet scopes, ScopeSet visible) => scopes.Covers(visible) ? null : scopes;

    private static IReadOnlyList<AncestorScopes> FullWhere(DecidedRow row, ScopeSet full) =>
        full.Covers(row.Rule.Scopes) ? row.Cap.FullWhere : [new AncestorScopes(0, full), .. row.Cap.FullWhere];
}
