using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Catalog;

/// <summary>Returns the codes of a code list with their labels.</summary>
internal sealed class CodeListRoot(DataCatalog catalog) : QueryRoot
{
    public override string Name => "codeList";

    public override bool IsVersioned => true;

    public override void Define(ObjectGraphType root, TypeRegistry types)
    {
        var code = types.Object("CodeValue", "代码及其含义。A code and its label.", type =>
        {
            TypeRegistry.AddRequired(type, "code", Scalars.String, "代码。The code.");
            TypeRegistry.AddRequired(type, "labelZh", Scalars.String, "中文含义。Label in Chinese.");
            TypeRegistry.AddRequired(type, "labelEn", Scalars.String, "英文含义。Label in English.");
        });
        TypeRegistry.Add(root, Name, new ListGraphType(new NonNullGraphType(code)), "代码表；不存在时为空。A code list; null if it does not exist.",
            TypeRegistry.Argument("name", new NonNullGraphType(Scalars.String), "代码表名。Name of the code list."));
    }

    public override ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var name = run.Arguments(selection).Text("name") ?? "";
        return ResponseObject.JsonAsync(selection, !catalog.CodeLists.Contains(name) ? null : catalog.CodeLists.Values(name).Select(v => new ResponseObject("CodeValue", new Dictionary<string, Func<object?>>
        {
            ["code"] = () => v.Code,
            ["labelZh"] = () => v.Chinese,
            ["labelEn"] = () => v.English,
        })));
    }
}
