using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;

namespace NetHub.Schema.GraphQLApi.Datasets;

/// <summary>A row by its opaque id. Planning reads the id, since it says which dataset the row is of.</summary>
internal sealed class NodeRoot : IRoot
{
    public string Name => "node";

    public OperationType Operation => OperationType.Query;

    public void Define(ObjectGraphType root, TypeRegistry types)
    {
        if (types.HasRows)
        {
            TypeRegistry.Add(root, Name, new DatasetTypes(types).Node, "按不透明标识取一条记录。A row by its opaque id.",
                TypeRegistry.Argument("id", new NonNullGraphType(Scalars.Id), "标识。The id."));
        }
    }
}

/// <summary>Rows by their opaque ids, which planning reads.</summary>
internal sealed class NodesRoot : IRoot
{
    public string Name => "nodes";

    public OperationType Operation => OperationType.Query;

    public void Define(ObjectGraphType root, TypeRegistry types)
    {
        if (types.HasRows)
        {
            TypeRegistry.Add(root, Name, new NonNullGraphType(new ListGraphType(new DatasetTypes(types).Node)), "按多个标识取记录。Rows by their ids.",
                TypeRegistry.Argument("ids", new NonNullGraphType(new ListGraphType(new NonNullGraphType(Scalars.Id))), "标识列表,最多 100 个。At most 100 ids."));
        }
    }
}
