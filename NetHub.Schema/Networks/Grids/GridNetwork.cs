using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

/// <summary>Grids, their officers, residents, events, orders and disputes.</summary>
internal sealed class GridNetwork : INetworkModule
{
    public Network Network => Network.Grid;

    public IReadOnlyList<Type> Datasets =>
    [
        typeof(Grid), typeof(GridAssignment), typeof(BranchGridLink), typeof(ResidentStay), typeof(GridEvent),
        typeof(ServiceOrder), typeof(OrderStep), typeof(AgencyErrand), typeof(DisputeCase), typeof(DisputeParty),
        typeof(SpecialGroupStat), typeof(PatrolShift),
    ];
}
