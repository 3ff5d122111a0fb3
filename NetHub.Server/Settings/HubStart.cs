using NetHub.Schema.Storage.Loading;

namespace NetHub.Server.Settings;

/// <summary>What the command line says about a start.</summary>
/// <param name="Urls">Addresses to listen on; the settings' when not said.</param>
/// <param name="Environment">Development, Production …; the environment variable's when not said.</param>
/// <param name="Settings">Settings that go before all others, for tests and tools.</param>
/// <param name="Services">Takes the place of services, for tests: another clock, another network.</param>
/// <param name="WithProgress">Runs long work and shows how far it is.</param>
internal sealed record HubStart(
    string? Urls = null,
    string? Environment = null,
    IReadOnlyDictionary<string, string?>? Settings = null,
    Action<IServiceCollection>? Services = null,
    Action<Action<IProgress<LoadProgress>?>>? WithProgress = null);
