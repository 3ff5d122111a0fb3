using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Indicators;

/// <summary>Indicators, their definitions and values.</summary>
internal sealed class IndicatorsNetwork : INetworkModule
{
    public Network Network => Network.Indicator;

    public IReadOnlyList<Type> Datasets => [typeof(IndicatorDefinition), typeof(IndicatorValue)];
}
