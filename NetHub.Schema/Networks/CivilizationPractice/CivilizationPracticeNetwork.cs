using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

/// <summary>Practice venues, volunteer teams, volunteers, their activities and service records.</summary>
internal sealed class CivilizationPracticeNetwork : INetworkModule
{
    public Network Network => Network.Civil;

    public IReadOnlyList<Type> Datasets =>
    [
        typeof(PracticeVenue), typeof(VolunteerTeam), typeof(Volunteer), typeof(TeamMembership), typeof(VolunteerProject),
        typeof(VolunteerActivity), typeof(VolunteerServiceRecord), typeof(VolunteerCredential), typeof(AidDelivery),
        typeof(AidRecipient),
    ];
}
