using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Schemas;

/// <summary>
/// The served schema. It declares fields as non-null only if every department reads them in full, and it names owners. It is rebuilt only
/// when a change of the access matrix affects either.
/// </summary>
internal sealed class ServedSchema
{
    private readonly QueryEngine engine;
    private readonly RootFields roots;
    private readonly Lock making = new();
    private volatile Made made;

    public ServedSchema(QueryEngine engine, RootFields roots)
    {
        this.engine = engine;
        this.roots = roots;
        made = Make(engine.Policy);
    }

    public ISchema Schema => Now().Schema;

    private Made Now()
    {
        var policy = engine.Policy;
        if (policy.HasMatrixOf(made.Policy))
            return made;
        lock (making)
        {
            if (!policy.HasMatrixOf(made.Policy))
                made = Promises(policy).SetEquals(made.Promises) && engine.Catalog.Responsibilities.Moves.SequenceEqual(made.Moves) ? made with { Policy = policy } : Make(policy);
            return made;
        }
    }

    private Made Make(AccessPolicy policy)
    {
        var schema = HubSchema.Build(engine.Catalog, policy, new WholeContract(), roots);
        return new Made(policy, schema, Promises(policy), engine.Catalog.Responsibilities.Moves);
    }

    private HashSet<FieldEntry> Promises(AccessPolicy policy) =>
        [.. engine.Catalog.Datasets.SelectMany(static d => d.Fields).Where(f => TypeRegistry.IsNeverNull(policy, f))];

    private sealed record Made(AccessPolicy Policy, ISchema Schema, HashSet<FieldEntry> Promises, IReadOnlyList<OwnershipMove> Moves);
}
