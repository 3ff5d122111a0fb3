using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;

namespace NetHub.Schema.GraphQLApi.Datasets;

/// <summary>Root field that returns a row by its opaque id. Planning decodes the id, because it determines the dataset.</summary>
internal sealed class NodeRoot : IRoot
{
    public string Name => "node";

    public OperationType Operation => OperationType.Query;

    public void Define(ObjectGraphType root, TypeRegistry types)
    {
        if (types.HasRows)
        {
            TypeRegistry.Add(root, Name, new DatasetTypes(types).Node, "按不透明标识取一条记录。Returns a row by its opaque id.",
                TypeRegistry.Argument("id", new NonNullGraphType(Scalars.Id), "标识。The id."));
        }
    }
}

/// <summary>Root field that returns rows by their opaque ids. Planning decodes the ids.</summary>
internal sealed class NodesRoot : IRoot
{
    public string Name => "nodes";

    public OperationType Operation => OperationType.Query;

    public void Define(ObjectGraphType root, TypeRegistry types)
    {
        if (types.HasRows)
        {
            TypeRegistry.Add(root, Name, new NonNullGraphType(new ListGraphType(new DatasetTypes(types).Node)), "按多个标识取记录。Returns rows by their ids.",
                TypeRegistry.Argument("ids", new NonNullGraphType(new ListGraphType(new NonNullGraphType(Scalars.Id))), "标识列表，最多 100 个。The ids, at most 100."));
        }
    }
}
