using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Assistance;

/// <summary>Work teams, assisted households, pairings and village industries.</summary>
internal sealed class AssistanceNetwork : INetworkModule
{
    public Network Network => Network.Assist;

    public IReadOnlyList<Type> Datasets =>
    [
        typeof(DispatchedWorkTeam), typeof(AssistedHousehold), typeof(PairAssistance), typeof(VillageIndustry),
        typeof(IndustryLink), typeof(ClearanceItem),
    ];
}
