using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Policies;

/// <summary>Types of policy drafts.</summary>
internal static class PolicyTypes
{
    public static ObjectGraphType DraftType(TypeRegistry types)
    {
        var cell = types.Object("PolicyCell", "矩阵单元。A cell of the access matrix.", type => AddCell(type, types));
        var move = types.Object("PolicyMove", "职责划转。A transfer of responsibilities.", type => AddMove(type, types));
        return types.Object("PolicyDraft", "授权策略的变更草案。A draft that changes the policy.", type =>
        {
            TypeRegistry.AddRequired(type, "id", Scalars.Id, "编号。Id.");
            TypeRegistry.AddRequired(type, "author", Scalars.String, "起草人。Author.");
            TypeRegistry.AddRequired(type, "reason", Scalars.String, "理由。Reason.");
            TypeRegistry.AddRequired(type, "writtenAt", Scalars.DateTime, "起草时间。Time of drafting.");
            TypeRegistry.AddRequired(type, "state", types.Enum(typeof(DraftState)), "状态。State.");
            TypeRegistry.Add(type, "decider", Scalars.String, "决定人。The person who decided.");
            TypeRegistry.Add(type, "decidedAt", Scalars.DateTime, "决定时间。Time of the decision.");
            TypeRegistry.Add(type, "remark", Scalars.String, "决定说明。Remark on the decision.");
            TypeRegistry.Add(type, "policyVersion", Scalars.Int, "由此产生的授权策略版本。The policy version created by this draft.");
            TypeRegistry.AddRequired(type, "cells", TypeRegistry.ListOf(cell), "变更后的矩阵单元。Changed cells.");
            TypeRegistry.AddRequired(type, "moves", TypeRegistry.ListOf(move), "划转的职责。Transferred responsibilities.");
        });
    }

    public static InputObjectGraphType CellInput(TypeRegistry types) => types.Input("PolicyCellInput", "矩阵单元。A cell of the access matrix.", type => AddCell(type, types));

    public static InputObjectGraphType MoveInput(TypeRegistry types) => types.Input("PolicyMoveInput", "职责划转。A transfer of responsibilities.", type => AddMove(type, types));

    private static void AddCell(IComplexGraphType type, TypeRegistry types)
    {
        TypeRegistry.AddRequired(type, "network", types.Enum(typeof(Network)), "网。The network.");
        TypeRegistry.AddRequired(type, "class", types.Enum(typeof(AccessClass)), "访问类别。Access class.");
        TypeRegistry.Add(type, "dataset", Scalars.String, "只适用于该信息资源；为空则适用于全网。The dataset to which the cell is limited; null for the whole network.");
        TypeRegistry.AddRequired(type, "department", Scalars.String, "部门，如 PUB、TWN。Department, for example PUB or TWN.");
        TypeRegistry.AddRequired(type, "cell", Scalars.String, "单元内容，如 M·C F·O、A、N。Content of the cell, for example M·C F·O, A or N.");
        TypeRegistry.AddRequired(type, "why", Scalars.String, "理由。Reason.");
    }

    private static void AddMove(IComplexGraphType type, TypeRegistry types)
    {
        TypeRegistry.AddRequired(type, "from", Scalars.String, "原负责部门。The department that was responsible.");
        TypeRegistry.AddRequired(type, "to", Scalars.String, "现负责部门。The department that becomes responsible.");
        TypeRegistry.Add(type, "network", types.Enum(typeof(Network)), "网；为空则为全部业务网。The network; null for all networks except the shared ones.");
    }
}
