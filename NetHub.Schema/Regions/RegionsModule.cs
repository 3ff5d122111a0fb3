using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Regions;

/// <summary>Departments, regions and addresses: the places that all networks share.</summary>
internal sealed class RegionsModule : INetworkModule
{
    public Network Network => Network.Shared;

    public IReadOnlyList<Type> Datasets => [typeof(Department), typeof(Region), typeof(Address)];
}
