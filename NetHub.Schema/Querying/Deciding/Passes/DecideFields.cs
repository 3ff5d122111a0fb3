using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>Decides the scopes in which each field may be used as the query uses it, including keys of links.</summary>
internal sealed class DecideFields : IDecidingPass
{
    public void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case FieldUse use:
                    use.Scopes = context.Scopes(use.Field, use.Usage);
                    break;
                case DecidedField field:
                    field.Scopes = context.Scopes(field.Field, Usage.Show);
                    break;
                case DecidedLink link:
                    link.KeyScopes = context.Scopes(link.Item.Link.Key, Usage.Show);
                    break;
                case DecidedChildren children:
                    children.KeyScopes = context.Scopes(children.Link.Key, children.KeyUsage);
                    children.Connection.CountedKey = children.IsCountedOnly ? children.Link.Key : null;
                    break;
            }
        }
    }
}
