using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Policies;

namespace NetHub.Schema.GraphQLApi.Governance.Policies;

/// <summary>Lists all policy drafts.</summary>
internal sealed class PolicyDraftsRoot(PolicyDraftService? service) : QueryRoot
{
    public override string Name => "policyDrafts";

    public override void Define(ObjectGraphType root, TypeRegistry types) => TypeRegistry.Add(
        root, Name, new NonNullGraphType(TypeRegistry.ListOf(PolicyTypes.DraftType(types))),
        "授权策略的全部变更草案，新的在前；供数据管理员和安全管理员查看。All policy drafts, newest first. For data stewards and the security administrator.");

    public override async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var policies = service ?? throw new QueryRefusedException(QueryErrors.Unavailable());
        return await ResponseObject.JsonAsync(selection, (await policies.ListAsync(run.Caller, cancel)).Select(PolicyObjects.Draft).ToList());
    }
}
