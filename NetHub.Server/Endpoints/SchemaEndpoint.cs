using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using NetHub.Schema.GraphQLApi.Contracts;
using NetHub.Server.AuditRecording;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Endpoints;

/// <summary>
/// <c>GET /schema.graphql</c>: returns the contract as SDL, or a department's contract with <c>?as=PLC</c>. Contracts are class GOVP: every
/// signed-in caller may read them.
/// </summary>
internal static class SchemaEndpoint
{
    private const string Sdl = "text/plain; charset=utf-8";

    public static void MapSchema(this WebApplication app) => app.MapGet("/schema.graphql", ReadAsync);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult, EmptyHttpResult>> ReadAsync(
        HttpContext context, [FromQuery(Name = "as")] string? department, HubContracts contracts, CallerReader callers, SignInFailures failures, LanguageChoice language,
        IHostEnvironment environment, CancellationToken cancel)
    {
        if (!environment.IsDevelopment() && await callers.ReadAsync(context.Request, cancel) is null)
        {
            await failures.RefuseAsync(context);
            return TypedResults.Empty;
        }

        if ((department is null ? contracts.Whole : contracts.Find(department)) is not { } contract)
            return Unknown(contracts, language.IsEnglish(context.Request));
        // Clients may store the contract but must revalidate it, since it changes with the policy.
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(contract.Sdl.ToArray(), Sdl, entityTag: new EntityTagHeaderValue($"\"{contract.Tag}\""));
    }

    // The answer does not repeat the requested name: it may be anything.
    private static ProblemHttpResult Unknown(HubContracts contracts, bool english) => TypedResults.Problem(
        title: english ? "There is no such department, or it reads no data." : "没有这个部门，或该部门不读取数据。",
        detail: (english ? "Departments with a contract, townships as TWN-431021108 or TWN: " : "有契约的部门（乡镇写作 TWN-431021108 或 TWN）：")
            + string.Join(english ? ", " : "、", contracts.Departments),
        statusCode: StatusCodes.Status404NotFound);
}
