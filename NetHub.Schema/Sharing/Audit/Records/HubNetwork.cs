using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Audit.Records;

/// <summary>What the hub knows of itself: who read what, and how much each field is used.</summary>
internal sealed class HubNetwork : INetworkModule
{
    public Network Network => Network.Hub;

    public IReadOnlyList<Type> Datasets => [typeof(AuditRecord), typeof(FieldUsage)];
}
