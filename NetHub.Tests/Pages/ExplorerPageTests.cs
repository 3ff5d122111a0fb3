using System.Text.Json;
using Microsoft.Playwright;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;
using static Microsoft.Playwright.Assertions;

namespace NetHub.Tests.Pages;

/// <summary>Tests <c>/graphiql</c> as a user would.</summary>
[Collection(HubFixture.Name)]
public sealed class ExplorerPageTests(RunningHub hub, Chromium browser) : IClassFixture<RunningHub>, IClassFixture<Chromium>
{
    private const string Who = "query Who { viewer { department } regions(first: 1) { nodes { name levelLabel } } }";
    private const string Orders = "query Orders { region(regionCode: \"431021108000\") { serviceOrders(first: 1) { nodes { title requesterName } } } }";

    [BrowserFact]
    public async Task A_department_signs_in_and_runs_the_operation_in_the_editor()
    {
        await using var explorer = await OpenAsync();
        await explorer.PictureAsync("welcome");

        await explorer.SignInAsync("org");
        await explorer.ExecuteAsync();

        var answer = await explorer.AnswerAsync("policyVersion");
        await explorer.PictureAsync("answer");
        Assert.Contains("\"department\": \"ORG\"", answer, StringComparison.Ordinal);
        Assert.Contains("乡级", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("errors", answer, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Switching_department_shows_its_own_answer_and_nothing_of_the_previous_one()
    {
        await using var explorer = await OpenAsync();

        await explorer.SignInAsync("org");
        var first = await explorer.RunAsync(Orders, "policyVersion");
        await explorer.SignInAsync("twn-431021108");
        var left = await explorer.AnswerAsync("");
        var second = await explorer.RunAsync(Orders, "policyVersion");

        Assert.Contains("**\"", first, StringComparison.Ordinal);
        Assert.Empty(left);
        Assert.DoesNotContain("**\"", second, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_chosen_purpose_is_sent_with_every_request()
    {
        await using var explorer = await OpenAsync();
        await explorer.SignInAsync("plc");

        await explorer.RunAsync(Who, "PLC");
        var without = await explorer.SentHeadersAsync();
        await explorer.Page.GetByLabel("用途").SelectOptionAsync("CASE");
        await explorer.Page.GetByLabel("案件编号").FillAsync("PLC-2024-0012");
        await explorer.RunAsync(Who, "PLC");
        var with = await explorer.SentHeadersAsync();
        await explorer.Page.GetByLabel("案件编号").FillAsync("12\"; case=13");
        await explorer.RunAsync(Who, "BAD_USER_INPUT");
        var withBrokenNumber = await explorer.SentHeadersAsync();

        Assert.False(without.ContainsKey("nethub-purpose"));
        Assert.Equal("CASE; case=PLC-2024-0012", with["nethub-purpose"]);
        Assert.Equal("CASE", withBrokenNumber["nethub-purpose"]);
    }

    [BrowserFact]
    public async Task Switching_language_changes_texts_and_labels()
    {
        await using var explorer = await OpenAsync();
        await explorer.SignInAsync("plc");

        var chinese = await explorer.RunAsync(Who, "levelLabel");
        await explorer.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(explorer.Page.GetByLabel("Purpose")).ToBeVisibleAsync();
        await explorer.ExecuteAsync();
        var english = await explorer.AnswerAsync("Province");

        Assert.Contains("省级", chinese, StringComparison.Ordinal);
        Assert.Equal("en", (await explorer.SentHeadersAsync())["accept-language"]);
        Assert.DoesNotContain("省级", english, StringComparison.Ordinal);
        Assert.Equal("en", await explorer.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Contains("plc · Political and Legal Affairs Commission", await explorer.Page.GetByLabel("Department").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task An_answer_reports_its_cost_on_request()
    {
        await using var explorer = await OpenAsync();
        await explorer.SignInAsync("plc");

        await explorer.Page.GetByLabel("成本").CheckAsync();

        Assert.Contains("fieldCost", await explorer.RunAsync(Who, "operationCost"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Documentation_has_both_languages()
    {
        await using var explorer = await OpenAsync();
        await explorer.SignInAsync("plc");

        await explorer.Page.GetByRole(AriaRole.Button, new() { Name = "Show Documentation Explorer" }).ClickAsync();
        await explorer.Page.Locator(".graphiql-doc-explorer").GetByRole(AriaRole.Link, new() { Name = "Query", Exact = true }).ClickAsync();

        var docs = explorer.Page.Locator(".graphiql-doc-explorer");
        await Expect(docs).ToContainTextAsync("标准地址。Standard address: one dwelling or premises, shared by households, grids and orders.");
        await explorer.PictureAsync("documentation");
    }

    [BrowserFact]
    public async Task The_editor_completes_from_the_schema()
    {
        await using var explorer = await OpenAsync();
        await explorer.SignInAsync("plc");
        await explorer.WriteAsync("query Typed {\n  \n}");

        await explorer.TypeAtAsync(line: 2, column: 3, "serviceOrd");
        var suggestion = explorer.Page.Locator(".suggest-widget .monaco-list-row").First;
        await suggestion.WaitForAsync();

        await Expect(suggestion).ToContainTextAsync("serviceOrder");
        await explorer.PictureAsync("suggestions");
    }

    [BrowserFact]
    public async Task A_failed_sign_in_shows_the_reason()
    {
        await using var explorer = await OpenAsync(page => page.RouteAsync("**/connect/token", route => route.FulfillAsync(new()
        {
            Status = 400,
            ContentType = "application/json",
            Body = """{"error":"invalid_client","error_description":"The client is not known."}""",
        })));

        await explorer.Page.GetByLabel("部门").SelectOptionAsync("org");

        await Expect(explorer.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("登录失败: The client is not known.");
    }

    [BrowserFact]
    public async Task A_reloaded_tab_stays_signed_in_and_stores_no_token()
    {
        await using var explorer = await OpenAsync();
        await explorer.SignInAsync("civ");

        await explorer.Page.ReloadAsync();
        await explorer.ReadyAsync("civ");

        var stored = await explorer.Page.EvaluateAsync<string>("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])");
        Assert.Contains("civ", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", stored, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Without_sample_clients_a_token_can_be_pasted()
    {
        await using var explorer = await OpenAsync(WithoutSamplesAsync);
        var field = explorer.Page.GetByLabel("访问令牌");

        await field.FillAsync("no.good.token");
        await explorer.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(explorer.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("访问令牌无效或已过期，请重新登录。");
        await field.FillAsync("Bearer " + await hub.TokenAsync("jus"));
        await explorer.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await explorer.ReadyAsync("jus");

        Assert.Contains("JUS", await explorer.RunAsync(Who, "viewer"), StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", await explorer.Page.EvaluateAsync<string>("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_page_talks_only_to_its_own_hub_and_causes_no_console_errors()
    {
        await using var explorer = await OpenAsync();

        await explorer.SignInAsync("twn-431021108");
        await explorer.RunAsync(Orders, "policyVersion");
        await explorer.Page.GetByRole(AriaRole.Button, new() { Name = "Show Documentation Explorer" }).ClickAsync();
        await explorer.Page.GetByRole(AriaRole.Button, new() { Name = "Open settings dialog" }).ClickAsync();
        await explorer.Page.Keyboard.PressAsync("Escape");
        await explorer.Page.GetByRole(AriaRole.Button, new() { Name = "Prettify query (Shift-Ctrl-P)" }).ClickAsync();
        await explorer.TypeAtAsync(line: 1, column: 16, " viewer { department } ");

        Assert.Empty(explorer.Complaints);
        Assert.Equal([hub.Http.BaseAddress!.Authority], explorer.Requests.Select(r => new Uri(r.Url).Authority).Distinct());
    }

    private Task<ExplorerDriver> OpenAsync(Func<IPage, Task>? prepare = null) => ExplorerDriver.OpenAsync(browser, hub.Http.BaseAddress!, prepare);

    // Answers the page's settings as Production does.
    private static Task WithoutSamplesAsync(IPage page) => page.RouteAsync("**/graphiql/settings.json", route => route.FulfillAsync(new()
    {
        ContentType = "application/json",
        Body = JsonSerializer.Serialize(new { development = false, samples = Array.Empty<object>() }),
    }));
}
