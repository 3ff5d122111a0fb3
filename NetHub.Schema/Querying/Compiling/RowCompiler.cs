using System.Linq.Expressions;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>
/// Compiles the selected fields of a row into columns and formats. A denied field has no column; a field that is denied on some rows is
/// withheld by CASE.
/// </summary>
internal sealed class RowCompiler(CompilingContext context, Relation relation, ConnectionCompiler connections)
{
    public CompiledObject Compile(RowNode node, DecidedRow row) => new([.. row.Items.Select(i => Item(node, i))]);

    private CompiledItem Item(RowNode node, DecidedItem item) => item switch
    {
        DecidedField field => Field(node, field),
        DecidedRowId id => RowId(node, id),
        DecidedLink link => Link(node, link),
        DecidedChildren children => children.IsPermitted
            ? new ListItem(children.Item.ResponseKey, connections.Children(relation, node, children))
            : new ConstantItem(children.Item.ResponseKey, null),
        UndecidedItem { Item: ProvenanceItem provenance } => new ProvenanceCompiler(context, relation).Compile(node, provenance),
        UndecidedItem { Item: TypeNameItem name } => new ConstantItem(name.ResponseKey, node.Dataset.Name),
        _ => throw new InvalidOperationException($"Cannot compile a {item.GetType().Name}"),
    };

    private CompiledItem Field(RowNode node, DecidedField selected)
    {
        var key = selected.Item.ResponseKey;
        if (selected.Subject is { } subject)
            Mark(node, subject);
        return selected.Showing switch
        {
            NotShown or Hidden => new ConstantItem(key, null),
            InFull full => new ValueItem(key, Guarded(node, selected.Field, selected.Field.Name, full.Where), Format(selected)),
            FullOrHidden full => new ValueItem(key, FullColumn(node, selected.Field, full.FullWhere), Format(selected)),
            MaskedShowing masked => Masked(node, selected, masked),
            KeyShowing shown => Key(node, selected.Field, key, Guarded(node, selected.Field, $"{selected.Field.Name} key", shown.ShownWhere), shown),
            var showing => throw new InvalidOperationException($"Cannot compile {showing.GetType().Name}"),
        };
    }

    private ColumnRef Guarded(RowNode node, FieldEntry field, string name, ScopeSet? where) =>
        relation.Column(node, name, row => Expr.Guard(where is { } scopes ? context.Rows.In(node.Rule, row, scopes) : null, Expr.Field(row, field)));

    private ColumnRef FullColumn(RowNode node, FieldEntry field, IReadOnlyList<AncestorScopes> where) =>
        relation.Column(node, $"{field.Name} where full", row => Expr.Guard(context.Rows.All(where, node, row), Expr.Field(row(node), field)));

    private MaskedItem Masked(RowNode node, DecidedField selected, MaskedShowing showing)
    {
        var field = selected.Field;
        var column = Guarded(node, field, $"{field.Name} where shown", showing.ShownWhere);
        var place = field.Mask is Mask.Address or Mask.Geo ? Place(node) : null;
        var flag = showing.FullWhere is { } where ? Flag(node, where, $"{field.Name} is full") : null;
        ValueFormat masked = showing.IsPopulousPlaceShown ? new PopulousPlaceFormat(field) : new MaskFormat(field, place, showing.Period);
        return new MaskedItem(selected.Item.ResponseKey, column, flag, Format(selected), masked);
    }

    private CompiledItem Key(RowNode node, FieldEntry field, string key, ColumnRef column, KeyShowing showing)
    {
        ValueFormat linkable = field.IsList ? new KeyListFormat(showing.LinkableDomain, showing.IsRaw) : new KeyFormat(showing.LinkableDomain, showing.IsRaw);
        if (showing.UnlinkableDomain is not { } domain)
            return new ValueItem(key, column, linkable);
        var flag = showing.LinkableWhere is { } where ? Flag(node, where, $"{field.Name} joins") : null;
        return new MaskedItem(key, column, flag, linkable, new KeyFormat(domain, IsRaw: false));
    }

    private CompiledItem RowId(RowNode node, DecidedRowId own)
    {
        var showing = own.Showing as KeyShowing ?? throw new InvalidOperationException("The id of the row is not decided.");
        if (node.Dataset.Id is { } id)
            return Key(node, id, own.Item.ResponseKey, relation.Column(node, $"{id.Name} key", row => Expr.Field(row, id)), showing);
        var column = relation.Column(node, StorageModel.RowKey, row => Expr.Key(row, node.Dataset));
        return new ValueItem(own.Item.ResponseKey, column, new KeyFormat(showing.LinkableDomain, IsRaw: false));
    }

    private CompiledItem Link(RowNode node, DecidedLink link)
    {
        if (!link.IsPermitted)
            return new ConstantItem(link.Item.ResponseKey, null);
        var target = relation.Find(node, link.Item.Link) ?? relation.Add(link, node);
        target.Presence ??= relation.Column(target, "presence", row => Expr.Nullable(Expr.Key(row, target.Dataset)));
        return new LinkedItem(link.Item.ResponseKey, target.Presence, Compile(target, link.Target));
    }

    private void Mark(RowNode node, SubjectMark mark)
    {
        var column = mark.Gates is { } gates
            ? relation.Column(node, "subject of minors", row => Expr.Guard(RowConditions.Gated(node.Dataset, gates, row), Expr.Field(row, mark.Field)))
            : relation.Column(node, "subject " + mark.Where, row => Expr.Guard(mark.IsEverywhere ? null : context.Rows.In(node.Rule, row, mark.Where), Expr.Field(row, mark.Field)));
        if (!relation.Subjects.Exists(s => s.Column == column))
            relation.Subjects.Add(new SubjectColumn(mark.Kind, column));
    }

    private ColumnRef Flag(RowNode node, IReadOnlyList<AncestorScopes> where, string name) => relation.Column(node, name, row =>
        Expression.Condition(context.Rows.All(where, node, row) ?? Expr.True, Expression.Constant(1), Expression.Constant(0)));

    private ColumnRef? Place(RowNode node) => StorageModel.RegionProperty(node.Dataset) is { } region
        ? relation.Column(node, region, row => Expr.Stored(row, region, typeof(string)))
        : null;

    private ValueFormat Format(DecidedField selected) => selected.Item.IsLabel ? new LabelFormat(selected.Field, Labels(selected.Field)) : new FieldFormat(selected.Field);

    private Dictionary<string, (string Chinese, string English)> Labels(FieldEntry field) => field.Declared.CodeList is { } list
        ? context.CodeLists.Values(list).ToDictionary(static v => v.Code, static v => (v.Chinese, v.English))
        : Terms.All(field.ValueType).ToDictionary(static t => t.Name, static t => (t.Chinese, t.English));
}
