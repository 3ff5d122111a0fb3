using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Http.Headers;
using System.Text.Json;
using NetHub.Server.Hosting;
using NetHub.Server.Identity.Samples;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary>The options of commands that call a running hub: its address, the client and the client's secret.</summary>
internal sealed class HubClientOptions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Option<string> client = new("--client") { Description = "客户端，如 org、plc、twn-431021108 | client id", Required = true };
    private readonly Option<string?> secret = new("--secret") { Description = "密钥，默认为示例密钥 | client secret; defaults to the sample secret" };
    private readonly Option<Uri> url = new("--url")
    {
        Description = "服务地址 | address of the hub",
        DefaultValueFactory = static _ => new Uri(HubApplication.DefaultUrl),
        CustomParser = ParseUrl,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(client);
        command.Options.Add(secret);
        command.Options.Add(url);
    }

    /// <summary>Runs work with a token of the client that the command line names.</summary>
    /// <exception cref="StartupException">The hub cannot be reached or refuses the token.</exception>
    public async Task<int> RunAsync(ParseResult arguments, Func<HttpClient, string, Task<int>> work, CancellationToken cancel, TimeSpan? patience = null)
    {
        var (id, address) = (arguments.GetValue(client)!, arguments.GetValue(url)!);
        using var http = new HttpClient { BaseAddress = address, Timeout = patience ?? Patience };
        try
        {
            var token = await TokenAsync(http, id, arguments.GetValue(secret) ?? SampleClients.Secret(id), cancel);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await work(http, token);
        }
        catch (Exception failure) when (IsNoAnswer(failure) && !cancel.IsCancellationRequested)
        {
            throw new StartupException($"{address} 没有应答，或不是本系统的服务。服务是否已启动？", $"No hub answers at {address}. Is it running?");
        }
    }

    // The address is unreachable, answers too late, or belongs to a different program.
    private static bool IsNoAnswer(Exception failure) => failure is HttpRequestException or OperationCanceledException or JsonException;

    private static async Task<string> TokenAsync(HttpClient http, string client, string secret, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = secret,
        });
        using var response = await http.PostAsync(new Uri(IssuerPaths.TokenPath, UriKind.Relative), form, cancel);
        var body = await response.Content.ReadAsStringAsync(cancel);
        if (!response.IsSuccessStatusCode)
        {
            throw new StartupException(
                "令牌申请被拒绝：客户端或密钥错误。示例客户端仅在 Development 环境有效。",
                "The token was refused: the client or its secret is wrong. Sample clients exist in Development only.");
        }

        using var document = JsonDocument.Parse(body);
        return document.RootElement is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("access_token", out var token)
            ? token.ToString()
            : throw new JsonException();
    }

    private static Uri? ParseUrl(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        argument.AddError("--url 应为 http(s) 地址 | must be an http(s) address");
        return null;
    }
}
