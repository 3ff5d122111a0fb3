using System.Linq.Expressions;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Projection;

/// <summary>Plans what is shown of a row: a decision, a column and a step for each selected field.</summary>
internal sealed class RowProjection(PlanContext context, RowAccess rows, Relation relation, ConnectionPlanner connections)
{
    public const string LabelSuffix = "Label";

    public IReadOnlyList<RowStep> Steps(RowNode node, IReadOnlyList<Selection> selections) => [.. selections.Select(s => Step(node, s))];

    private RowStep Step(RowNode node, Selection selection)
    {
        var dataset = node.Dataset;
        if (selection.Name == "__typename")
            return new FixedStep(selection.ResponseKey, dataset.Name);
        if (selection.Name == "id" && dataset.Field("id") is null)
            return NodeId(node, selection);
        if (selection.Name == Provenance.Field && dataset.IsVersioned)
            return Provenance.Step(context, relation, node, selection);
        if (dataset.Field(selection.Name) is { IsServed: true } field)
            return Field(node, field, selection);
        if (selection.Name.EndsWith(LabelSuffix, StringComparison.Ordinal)
            && dataset.Field(selection.Name[..^LabelSuffix.Length]) is { IsServed: true, IsCoded: true } coded)
            return Field(node, coded, selection, ValueWriters.Label(coded, context.Catalogue.CodeLists));
        return dataset.Link(selection.Name) switch
        {
            { Direction: LinkDirection.ToOne } link => Link(node, link, selection),
            { } link => Children(node, link, selection),
            null => throw new QueryRefusedException(QueryErrors.BadInput($"未知的字段 {selection.Name}。", $"Unknown field {selection.Name}.")),
        };
    }

    private RowStep Field(RowNode node, FieldEntry field, Selection selection, ValueWriter? label = null)
    {
        context.Cost.Field(weight: 0);
        var scopes = FieldAccess.For(context, field, Usage.Show);
        context.Touched.Need(field, Usage.Show);
        if (scopes.IsDenied)
        {
            context.Deny(field, scopes, selection.Path);
            return new FixedStep(selection.ResponseKey, null);
        }

        relation.ShowsPersonal |= field.IsPersonal;
        context.ShowsPersonal |= field.IsPersonal;
        NoteSubject(node, field, scopes);
        var visible = context.Policy.Rows(context.Caller, node.Dataset);
        var isFull = scopes.Full.Covers(visible) && node.Cap.IsNone;
        context.Touched.Show(field, isFull ? Levels.Full : scopes.Full == ScopeSet.None || node.Cap.IsMasked ? Levels.Masked : Levels.PartlyMasked);
        var hidesMasked = field.Mask is Mask.Null or Mask.Suppress || (label is not null && field.Mask != Mask.None) || field.Kind == ValueKind.Id;
        if (isFull || field.Mask == Mask.None && field.Kind != ValueKind.Id)
            return Plain(node, field, selection, scopes.Shown, visible, label);
        var neverFull = scopes.Full == ScopeSet.None || node.Cap.IsMasked;
        Note(node, field, selection, scopes, visible, neverFull);
        if (field.Kind == ValueKind.Id)
            return Key(node, field, selection, scopes);
        if (!hidesMasked)
            return Masked(node, field, selection, scopes, neverFull, label);
        if (neverFull)
            return new FixedStep(selection.ResponseKey, null);
        var column = relation.Column(node, $"{field.Name} where full", row => Expr.Guard(FullWhere(node, scopes, row), Expr.Field(row(node), field)));
        return new ValueStep(selection.ResponseKey, column, label ?? Writer(field));
    }

    private RowStep Plain(RowNode node, FieldEntry field, Selection selection, ScopeSet shown, ScopeSet visible, ValueWriter? label)
    {
        if (field.Kind == ValueKind.Id)
            return Key(node, field, selection, FieldAccess.For(context, field, Usage.Show));
        var everywhere = shown.Covers(visible);
        if (!everywhere)
            context.Note(selection.Path, "PARTLY_DENIED", field.Coordinate);
        var column = relation.Column(node, field.Name, row => Expr.Guard(everywhere ? null : rows.In(node.Dataset, row, shown), Expr.Field(row, field)));
        return new ValueStep(selection.ResponseKey, column, label ?? Writer(field));
    }

    private RowStep Masked(RowNode node, FieldEntry field, Selection selection, FieldScopes scopes, bool neverFull, ValueWriter? label)
    {
        var shownWhere = ShownWhere(node, scopes);
        var column = relation.Column(node, $"{field.Name} where shown", row => Expr.Guard(shownWhere(row(node)), Expr.Field(row(node), field)));
        var place = field.Mask is Mask.Address or Mask.Geo ? Place(node) : null;
        var flag = neverFull ? null : Flag(node, scopes, $"{field.Name} is full");
        var masked = scopes.Lowered.Covers(context.Policy.Rows(context.Caller, node.Dataset))
            ? ValueWriters.Place(field)
            : ValueWriters.Masked(field, place, context.Domains.Period(node.Dataset));
        return new MaskedStep(selection.ResponseKey, column, flag, label ?? Writer(field), masked);
    }

    /// <summary>A surrogate key: in the domain in which it joins where it may, in one of its own elsewhere.</summary>
    private RowStep Key(RowNode node, FieldEntry field, Selection selection, FieldScopes scopes)
    {
        var raw = context.Policy.ShowsRawIds(context.Caller, field);
        var fullWhere = ShownWhere(node, scopes with { Shown = scopes.Full });
        if (scopes.Full == ScopeSet.None)
            return new FixedStep(selection.ResponseKey, null);
        var column = relation.Column(node, $"{field.Name} key", row => Expr.Guard(fullWhere(row(node)), Expr.Field(row(node), field)));
        if (field.IsList)
            return new ValueStep(selection.ResponseKey, column, ValueWriters.KeyList(context.Domains.Joining(field), raw));
        return Opaque(node, field, selection, column, raw);
    }

    private RowStep Opaque(RowNode node, FieldEntry field, Selection selection, ColumnRef column, bool raw)
    {
        var joined = ValueWriters.Key(context.Domains.Joining(field), raw);
        if (raw || (PersonKeys.Joins(context, field).Covers(context.Policy.Rows(context.Caller, node.Dataset)) && node.Cap.IsNone))
            return new ValueStep(selection.ResponseKey, column, joined);
        var apart = ValueWriters.Key(context.Domains.Apart(field), raw: false);
        var joins = PersonKeys.Joins(context, field);
        var flag = joins == ScopeSet.None || node.Cap.IsMasked ? null : Flag(node, new FieldScopes(joins, joins, joins), $"{field.Name} joins");
        return new MaskedStep(selection.ResponseKey, column, flag, joined, apart);
    }

    private RowStep NodeId(RowNode node, Selection selection)
    {
        if (node.Dataset.Id is { } id)
        {
            var key = relation.Column(node, $"{id.Name} key", row => Expr.Field(row, id));
            return Opaque(node, id, selection, key, raw: false);
        }

        var column = relation.Column(node, StorageModel.RowKey, row => Expr.Key(row, node.Dataset));
        return new ValueStep(selection.ResponseKey, column, ValueWriters.Key(context.Domains.Of(node.Dataset), raw: false));
    }

    private RowStep Link(RowNode node, LinkEntry link, Selection selection)
    {
        if (!LinkAccess.Permits(context, node, link, selection.Path, out var access))
            return new FixedStep(selection.ResponseKey, null);
        context.Cost.Object();
        var target = relation.Find(node, link);
        if (target is null)
        {
            target = LinkAccess.Node(context, rows, node, link, access);
            relation.Add(target);
        }

        target.Presence ??= relation.Column(target, "presence", row => Expr.Nullable(Expr.Key(row, link.To)));
        return new LinkStep(selection.ResponseKey, target.Presence, Steps(target, selection.Children(link.To.Name)));
    }

    private RowStep Children(RowNode node, LinkEntry link, Selection selection)
    {
        if (node.Cap.IsMasked)
        {
            context.Errors.Add(QueryErrors.FieldDenied(link.Key, selection.Path));
            return new FixedStep(selection.ResponseKey, null);
        }

        var plan = connections.Children(relation, node, link, selection);
        return plan is null ? new FixedStep(selection.ResponseKey, null) : new ConnectionStep(selection.ResponseKey, plan);
    }

    // What may only be read for a purpose is recorded with whom it is about.
    private void NoteSubject(RowNode node, FieldEntry field, FieldScopes scopes)
    {
        if (node.Dataset.Subject is not { Field.Kind: ValueKind.Id } subject)
            return;
        if (Purposes.IsNeededFor(field.AccessClass) || Purposes.IsNeededFor(node.Dataset.RowClass))
            Add("subject " + scopes.Shown, row => Expr.Guard(ShownWhere(node, scopes)(row(node)), Expr.Field(row(node), subject.Field)));
        else if (rows.OnGated(node.Dataset, AccessClass.Minor) is { } onMinors)
            Add("subject of minors", row => Expr.Guard(onMinors(row(node)), Expr.Field(row(node), subject.Field)));

        void Add(string name, Func<Func<RowNode, Expression>, Expression> build)
        {
            var column = relation.Column(node, name, build);
            if (!relation.Subjects.Exists(s => s.Column == column))
                relation.Subjects.Add(new SubjectColumn(subject.Kind, column));
        }
    }

    private void Note(RowNode node, FieldEntry field, Selection selection, FieldScopes scopes, ScopeSet visible, bool neverFull)
    {
        if (field.Kind == ValueKind.Id)
            return;
        if (!scopes.Shown.Covers(visible))
            context.Note(selection.Path, "PARTLY_DENIED", field.Coordinate);
        if (neverFull)
            context.Note(selection.Path, "MASKED", field.Coordinate);
        else if (scopes.Shown != scopes.Full || !node.Cap.IsNone)
            context.Note(selection.Path, "PARTLY_MASKED", field.Coordinate);
    }

    private ColumnRef Flag(RowNode node, FieldScopes scopes, string name) => relation.Column(node, name, row =>
        Expression.Condition(FullWhere(node, scopes, row) ?? Expr.True, Expression.Constant(1), Expression.Constant(0)));

    private Expression? FullWhere(RowNode node, FieldScopes scopes, Func<RowNode, Expression> row)
    {
        var covers = scopes.Full.Covers(context.Policy.Rows(context.Caller, node.Dataset));
        return Expr.And(covers ? null : rows.In(node.Dataset, row(node), scopes.Full), node.Cap.FullWhere?.Invoke(row));
    }

    private Func<Expression, Expression?> ShownWhere(RowNode node, FieldScopes scopes)
    {
        var covers = scopes.Shown.Covers(context.Policy.Rows(context.Caller, node.Dataset));
        return row => covers ? null : rows.In(node.Dataset, row, scopes.Shown);
    }

    private ColumnRef? Place(RowNode node) => StorageModel.RegionProperty(node.Dataset) is { } region
        ? relation.Column(node, region, row => Expr.Stored(row, region, typeof(string)))
        : null;

    private static ValueWriter Writer(FieldEntry field) => ValueWriters.For(field);
}
