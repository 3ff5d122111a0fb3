namespace NetHub.Server.Pages;

/// <summary>Replaces a page that was not built, and explains how to build it.</summary>
internal static class MissingPage
{
    public const string Html = """
        <!doctype html>
        <html lang="zh-CN">
          <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>NetHub</title>
            <style>body { font: 16px/1.6 system-ui, sans-serif; max-width: 40em; margin: 15vh auto 0; padding: 0 1.5em }</style>
          </head>
          <body>
            <h1>页面尚未构建</h1>
            <p>本页由 Node.js 构建。请安装 Node.js 20.19 以上的 20.x 版本，或 22.12 以上版本（含 npm），并确保能访问 npm 软件源，然后重新运行 <code>dotnet build</code>。GraphQL 接口 <code>/graphql</code> 不受影响。</p>
            <h1 lang="en">This page was not built</h1>
            <p lang="en">It is built with Node.js. Install Node.js 20.19 or a later 20.x, or 22.12 or later, with npm, see that npm reaches its registry, and run <code>dotnet build</code> again. The API at <code>/graphql</code> works without it.</p>
          </body>
        </html>
        """;
}
