using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Policies;

/// <summary>Types of changes of the policy.</summary>
internal static class PolicyTypes
{
    public static ObjectGraphType DraftType(TypeRegistry types)
    {
        var cell = types.Object("PolicyCell", "矩阵的一个单元。A cell of the matrix.", type => AddCell(type, types));
        var move = types.Object("PolicyMove", "职责划转。A move of responsibilities.", type => AddMove(type, types));
        return types.Object("PolicyDraft", "授权策略的变更。A change of the policy.", type =>
        {
            TypeRegistry.AddRequired(type, "id", Scalars.Id, "编号。Its id.");
            TypeRegistry.AddRequired(type, "author", Scalars.String, "起草者。Who wrote it.");
            TypeRegistry.AddRequired(type, "reason", Scalars.String, "理由。The reason.");
            TypeRegistry.AddRequired(type, "writtenAt", Scalars.DateTime, "起草时间。When it was written.");
            TypeRegistry.AddRequired(type, "state", types.Enum(typeof(DraftState)), "状态。Where it stands.");
            TypeRegistry.Add(type, "decider", Scalars.String, "决定者。Who decided.");
            TypeRegistry.Add(type, "decidedAt", Scalars.DateTime, "决定时间。When it was decided.");
            TypeRegistry.Add(type, "remark", Scalars.String, "说明。A remark.");
            TypeRegistry.Add(type, "policyVersion", Scalars.Int, "由此产生的授权版本。The version of the policy that it made.");
            TypeRegistry.AddRequired(type, "cells", TypeRegistry.ListOf(cell), "变更的单元。Cells.");
            TypeRegistry.AddRequired(type, "moves", TypeRegistry.ListOf(move), "划转的职责。Moves.");
        });
    }

    public static InputObjectGraphType CellInput(TypeRegistry types) => types.Input("PolicyCellInput", "矩阵的一个单元。A cell of the matrix.", type => AddCell(type, types));

    public static InputObjectGraphType MoveInput(TypeRegistry types) => types.Input("PolicyMoveInput", "职责划转。A move of responsibilities.", type => AddMove(type, types));

    private static void AddCell(IComplexGraphType type, TypeRegistry types)
    {
        TypeRegistry.AddRequired(type, "network", types.Enum(typeof(Network)), "网。The network.");
        TypeRegistry.AddRequired(type, "class", types.Enum(typeof(AccessClass)), "访问类别。Access class.");
        TypeRegistry.Add(type, "dataset", Scalars.String, "只适用于这个信息资源；空为全网。For this dataset only; null for all of the network.");
        TypeRegistry.AddRequired(type, "department", Scalars.String, "部门，如 PUB、TWN。Department, such as PUB or TWN.");
        TypeRegistry.AddRequired(type, "cell", Scalars.String, "单元，如 M·C F·O、A、N。The cell, as M·C F·O, A or N.");
        TypeRegistry.AddRequired(type, "why", Scalars.String, "理由。Why it is so.");
    }

    private static void AddMove(IComplexGraphType type, TypeRegistry types)
    {
        TypeRegistry.AddRequired(type, "from", Scalars.String, "原部门。From this department.");
        TypeRegistry.AddRequired(type, "to", Scalars.String, "现部门。To this one.");
        TypeRegistry.Add(type, "network", types.Enum(typeof(Network)), "网；空为全部业务网。The network; null for all but the shared ones.");
    }
}
