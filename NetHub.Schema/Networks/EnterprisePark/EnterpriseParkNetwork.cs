using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.EnterprisePark;

/// <summary>Parks, their enterprises, Party coverage, operations, requests and key staff.</summary>
internal sealed class EnterpriseParkNetwork : INetworkModule
{
    public Network Network => Network.Park;

    public IReadOnlyList<Type> Datasets =>
    [
        typeof(Park), typeof(ParkEnterprise), typeof(EnterprisePartyCoverage), typeof(EnterpriseOperation),
        typeof(EnterpriseRequest), typeof(EnterpriseStaff),
    ];
}
