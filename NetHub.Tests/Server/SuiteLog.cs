using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHub.Server.Hosting;
using NetHub.Server.Settings;

namespace NetHub.Tests.Server;

/// <summary>
/// Captures everything that the suite's hubs log, including scopes and exceptions, and detects forbidden content: tokens, secrets,
/// passwords, identity and mobile numbers, and Chinese text, because log messages are in English but names and contents are not.
/// </summary>
internal sealed partial class SuiteLog : ILoggerProvider, ILogger
{
    private static readonly SuiteLog All = new();
    private static readonly ConcurrentQueue<string> Offences = [];

    /// <summary>Builds a hub whose logs are captured.</summary>
    public static WebApplication Build(HubStart start) => HubApplication.Build(start with
    {
        Services = services =>
        {
            start.Services?.Invoke(services);
            services.AddLogging(static logging => logging.AddProvider(All));
        },
    });

    /// <summary>
    /// Stops a hub. Fails if any hub so far logged forbidden content, or if this hub recorded a value that was sent to it.
    /// </summary>
    public static async Task StopAsync(WebApplication app)
    {
        var (address, ledger) = (new Uri(app.Urls.First()), app.Services.GetRequiredService<HubPaths>().Ledger);
        await app.StopAsync();
        await app.DisposeAsync();
        Assert.Empty(Offences);
        Assert.Empty(SentLiterals.FoundIn(address, ledger));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Hear(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : state.ToString());
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Hear($"{formatter(state, exception)} {exception}");
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
            Hear(string.Join(' ', values));
    }

    public void Dispose()
    {
    }

    private static void Hear(string? line)
    {
        if (line is not null && Forbidden().IsMatch(line))
            Offences.Enqueue(line);
    }

    [GeneratedRegex(@"eyJ[\w-]{8,}\.|demo-\w|[\u3400-\u9fff]|\b\d{17}[\dXx]\b|\b1[3-9]\d{9}\b|not-the-secret|guess-\d|correct-Horse", RegexOptions.CultureInvariant)]
    private static partial Regex Forbidden();
}
