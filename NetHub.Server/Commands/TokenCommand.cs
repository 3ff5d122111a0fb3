using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using NetHub.Server.Hosting;
using NetHub.Server.Identity;

namespace NetHub.Server.Commands;

/// <summary><c>token</c>: asks a running hub for an access token, for trying things out.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var client = new Option<string>("--client") { Description = "客户端,如 org、plc、twn-431021108 | client id", Required = true };
        var secret = new Option<string?>("--secret") { Description = "密钥,默认为示例密钥 | secret; the sample's when not said" };
        var url = new Option<Uri>("--url")
        {
            Description = "服务地址 | address of the hub",
            DefaultValueFactory = static _ => new Uri(HubApplication.DefaultUrl),
            CustomParser = ParseUrl,
        };
        var command = new Command("token", "向运行中的服务申请访问令牌 | ask a running hub for an access token") { client, secret, url };
        command.SetAction((arguments, cancel) =>
        {
            var id = arguments.GetValue(client)!;
            return PrintAsync(arguments.GetValue(url)!, id, arguments.GetValue(secret) ?? SampleClients.Secret(id), cancel);
        });
        return command;
    }

    private static Uri? ParseUrl(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        argument.AddError("--url 应为 http(s) 地址 | must be an http(s) address");
        return null;
    }

    private static async Task<int> PrintAsync(Uri url, string client, string secret, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = url };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = secret,
        });
        try
        {
            using var response = await http.PostAsync(new Uri(HubIdentity.TokenPath, UriKind.Relative), form, cancel);
            var body = await response.Content.ReadAsStringAsync(cancel);
            if (!response.IsSuccessStatusCode)
                throw Refused();
            using var document = JsonDocument.Parse(body);
            Console.WriteLine(document.RootElement.GetProperty("access_token").GetString());
            return 0;
        }
        catch (HttpRequestException)
        {
            throw new StartupException($"无法连接 {url}。服务是否已启动?", $"Cannot reach {url}. Is the hub running?");
        }
    }

    private static StartupException Refused() => new(
        "令牌申请被拒绝:客户端或密钥不对。示例客户端只在 Development 环境有效。",
        "The token was refused: the client or its secret is wrong. The sample's clients exist in Development only.");
}
