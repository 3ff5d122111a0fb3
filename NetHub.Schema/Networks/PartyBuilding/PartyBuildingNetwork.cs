using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

/// <summary>Party organisations, members, activities, appraisals, village cadres and service centres.</summary>
internal sealed class PartyBuildingNetwork : INetworkModule
{
    public Network Network => Network.Party;

    public IReadOnlyList<Type> Datasets =>
    [
        typeof(PartyOrganization), typeof(PartyMember), typeof(DoubleReport), typeof(OrgLifeActivity),
        typeof(FiveStandardAssessment), typeof(WeakOrgRectification), typeof(PartyBuildingProgramme), typeof(MutualObservation),
        typeof(TownshipScore), typeof(VillageCadre), typeof(CadreAdmissionCase), typeof(ReserveCadre), typeof(ServiceCentre),
        typeof(VillageFunding),
    ];
}
