namespace NetHub.Schema.Vocabulary;

/// <summary>A network: the one place that lists its datasets. The catalog finds every implementation at start-up.</summary>
public interface INetworkModule
{
    Network Network { get; }

    IReadOnlyList<Type> Datasets { get; }
}
