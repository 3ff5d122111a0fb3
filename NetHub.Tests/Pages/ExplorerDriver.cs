using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetHub.Tests.Pages;

/// <summary>Drives <c>/graphiql</c> like a user and records requests and console messages.</summary>
internal sealed class ExplorerDriver : IAsyncDisposable
{
    private const string Operation = "__MONACO.editor.getEditors().find(e => e.getModel()?.uri.path.endsWith('operation.graphql'))";
    private const string Answer = "(__MONACO.editor.getEditors().find(e => e.getModel()?.uri.path.endsWith('response.json'))?.getValue() ?? '')";
    private readonly List<IRequest> requests = [];
    private readonly List<IWebSocket> sockets = [];
    private readonly List<string> complaints = [];

    private ExplorerDriver(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(Chromium.Patience);
        page.Request += (_, request) => requests.Add(request);
        page.WebSocket += (_, socket) => sockets.Add(socket);
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<IRequest> Requests => requests;

    public IReadOnlyList<IWebSocket> Sockets => sockets;

    /// <summary>Console errors and warnings, including violations of the content security policy.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<ExplorerDriver> OpenAsync(Chromium browser, Uri hub, Func<IPage, Task>? prepare = null)
    {
        var driver = new ExplorerDriver(await browser.NewPageAsync(hub));
        if (prepare is not null)
            await prepare(driver.Page);
        await driver.Page.GotoAsync("/graphiql");
        return driver;
    }

    /// <summary>Chooses a sample department and waits for the schema.</summary>
    public async Task SignInAsync(string client)
    {
        await Page.GetByLabel("部门").Or(Page.GetByLabel("Department")).SelectOptionAsync(client);
        await ReadyAsync(client);
    }

    /// <summary>Waits until the editor has loaded this client's schema.</summary>
    public async Task ReadyAsync(string client)
    {
        await Expect(Page.Locator(".graphiql-logo")).ToHaveTextAsync(client);
        await Page.Locator(".graphiql-query-editor .view-lines").WaitForAsync();
        await Page.Locator("button[aria-label='Re-fetch GraphQL schema (Shift-Ctrl-R)'] svg:not(.graphiql-spin)").WaitForAsync();
    }

    /// <summary>Runs an operation and waits for an answer that contains the words.</summary>
    public async Task<string> RunAsync(string operation, string words)
    {
        await WriteAsync(operation);
        await ExecuteAsync();
        return await AnswerAsync(words);
    }

    /// <summary>Writes an operation into the editor and waits until it is parsed: the tab then shows its name.</summary>
    public async Task WriteAsync(string operation)
    {
        await Page.EvaluateAsync($"text => {Operation}.setValue(text)", operation);
        await Expect(Page.Locator(".graphiql-tab-active .graphiql-tab-button")).ToHaveTextAsync(operation.Split(' ')[1]);
    }

    public Task ExecuteAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Execute query" }).ClickAsync();

    /// <summary>Types text at a position of the operation.</summary>
    public async Task TypeAtAsync(int line, int column, string text)
    {
        await Page.EvaluateAsync($"(() => {{ const e = {Operation}; e.focus(); e.setPosition({{ lineNumber: {line}, column: {column} }}); }})()");
        await Page.Keyboard.TypeAsync(text, new() { Delay = 20 });
    }

    /// <summary>Waits for an answer that contains the words.</summary>
    public Task<string> AnswerAsync(string words) => AnswerAsync("answer => answer.includes(words)", words);

    /// <summary>Waits for an answer that differs from the known one.</summary>
    public Task<string> OtherAnswerAsync(string known) => AnswerAsync("answer => answer !== '' && answer !== words", known);

    private async Task<string> AnswerAsync(string condition, string words)
    {
        try
        {
            await Page.WaitForFunctionAsync($"words => ({condition})({Answer})", words);
        }
        catch (TimeoutException late)
        {
            throw new Xunit.Sdk.XunitException($"Not \"{words}\" but {await Page.EvaluateAsync<string>(Answer)}\n{string.Join('\n', complaints)}", late);
        }

        return await Page.EvaluateAsync<string>(Answer);
    }

    /// <summary>Returns the headers of the last request to <c>/graphql</c>.</summary>
    public Task<Dictionary<string, string>> SentHeadersAsync() => requests.Last(r => new Uri(r.Url).AbsolutePath == "/graphql").AllHeadersAsync();

    /// <summary>Stores a screenshot in the test output folder for manual inspection.</summary>
    public Task PictureAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", name + ".png") });

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
