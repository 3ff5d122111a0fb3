using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Audit.Records;

/// <summary>The hub's own datasets: recorded reads, and the usage of each field.</summary>
internal sealed class HubNetwork : INetworkModule
{
    public Network Network => Network.Hub;

    public IReadOnlyList<Type> Datasets => [typeof(AuditRecord), typeof(FieldUsage)];
}
