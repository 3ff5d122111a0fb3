using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.People;

/// <summary>People, their roles, and organisations: whom all networks speak of.</summary>
internal sealed class PeopleModule : INetworkModule
{
    public Network Network => Network.Shared;

    public IReadOnlyList<Type> Datasets => [typeof(Person), typeof(PersonRole), typeof(Organization)];
}
