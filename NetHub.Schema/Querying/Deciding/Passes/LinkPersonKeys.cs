using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>
/// Prevents keys from linking rows that masking separates. A person's key is linkable only on rows where that person's name is FULL; a
/// link to a person shows no more than the level of that name; and no link can be followed from a masked person's row.
/// </summary>
internal sealed class LinkPersonKeys : IDecidingPass
{
    public void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context)
    {
        // From the root down: the cap of a row depends on the cap of its parent.
        foreach (var node in nodes)
            Apply(node, context);
    }

    private static void Apply(DecidedNode node, DecidingContext context)
    {
        switch (node)
        {
            case DecidedField { Field.Kind: ValueKind.Id, Field.IsList: false } key when !context.ShowsRawIds(key.Field):
                key.Linkability = context.Linkability(key.Field);
                break;
            case DecidedRowId { Row.Dataset.Id: { } id } own:
                own.Linkability = context.Linkability(id);
                break;
            case DecidedLink link:
                link.Linkability = context.Linkability(link.Item.Link.Key);
                link.Target.Cap = link.Row.Cap.Through(link.Linkability, link.Row.Rule.Scopes);
                break;
            case UsedLink link:
                link.Linkability = context.Linkability(link.Link.Key);
                link.Among = context.Rows(link.Link.From).Scopes;
                link.Cap = (link.Parent?.Cap ?? RowCap.None).Through(link.Linkability, link.Among);
                break;
            case DecidedChildren children:
                children.Linkability = context.Linkability(children.Link.Key);
                children.LeadsBack = LeadsBack(children.Link, context);
                break;
            case DecidedLinkTest test:
                test.Linkability = context.Linkability(test.Test.Link.Key);
                break;
            case DecidedReverseTest test:
                test.Linkability = context.Linkability(test.Test.Link.Key);
                test.LeadsBack = LeadsBack(test.Test.Link, context);
                break;
            case DecidedFieldTest { Use.Field.Kind: ValueKind.Id } test:
                test.Key = Tested(test, context);
                break;
            case DecidedNamedRow named:
                named.Linkability = named.Named is { IsLinkable: not null, Dataset.Id: { } personId } ? context.Linkability(personId) : Linkability.Everywhere;
                break;
            case DecidedFollowed followed:
                followed.Linkability = followed.Rows.Dataset.Id is { } rowId ? context.Linkability(rowId) : Linkability.Everywhere;
                followed.Domains = Domains(followed.Rows.Dataset, context);
                break;
        }
    }

    private static Linkability LeadsBack(LinkEntry link, DecidingContext context) =>
        link.Direction == LinkDirection.ToMany && link.From.Id is { } id ? context.Linkability(id) : Linkability.Everywhere;

    private static (string Linkable, string Unlinkable) Domains(DatasetEntry dataset, DecidingContext context) =>
        (context.Domains.ForRows(dataset), dataset.Id is { } id ? context.Domains.Unlinkable(id) : "");

    // A key that is linkable only on some rows is compared in the domain of each row.
    private static TestedKey Tested(DecidedFieldTest test, DecidingContext context)
    {
        var field = test.Use.Field;
        var linkability = test.Test is FieldTest ? context.Linkability(field) : Linkability.Everywhere;
        var where = linkability.Where(context.Rows(field.Dataset).Scopes);
        return new TestedKey(
            context.ShowsRawIds(field),
            context.Domains.Linkable(field),
            where is null ? null : context.Domains.Unlinkable(field),
            linkability.Scopes)
        { Grants = linkability.Grants };
    }
}
