using NetHub.Schema.Storage.Loading;

namespace NetHub.Server.Settings;

/// <summary>The parameters of a start, from the command line, tests or tools.</summary>
/// <param name="Urls">The addresses to listen on; defaults to the settings.</param>
/// <param name="Environment">Development, Production …; defaults to the environment variable.</param>
/// <param name="Settings">Settings that override all others, for tests and tools.</param>
/// <param name="Services">Replaces services for tests, such as the clock or the network.</param>
/// <param name="WithProgress">Runs long work and shows its progress.</param>
internal sealed record HubStart(
    string? Urls = null,
    string? Environment = null,
    IReadOnlyDictionary<string, string?>? Settings = null,
    Action<IServiceCollection>? Services = null,
    Action<Action<IProgress<LoadProgress>?>>? WithProgress = null);
