using System.Globalization;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit.Records;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>What recorded reads say of grants, fields and changes to come.</summary>
internal sealed class ReportHandling(QueryEngine engine, PolicyDesk? desk, IRecordedUses? uses)
{
    private const int MostDays = 3650;

    public async Task<string> AnswerAsync(Selection selection, RunScope run, CancellationToken cancel)
    {
        var given = GivenArguments.Of(selection, run.Leaves);
        var days = Math.Clamp(given.Number("days") ?? ReportTypes.DefaultDays, 1, MostDays);
        var recorded = await (uses ?? throw new QueryRefusedException(QueryErrors.Unavailable())).SinceAsync(run.Today.AddDays(-days), cancel);
        return selection.Name switch
        {
            ReportTypes.Replay => await ReplayAsync(selection, given, run.Caller, recorded, cancel),
            ReportTypes.GrantUses => GrantUses(selection, run.Caller, recorded),
            _ => UnreadFields(selection, run.Caller, recorded),
        };
    }

    // What other departments read is told to whoever may change the policy.
    private async Task<string> ReplayAsync(Selection selection, GivenArguments given, Caller caller, IReadOnlyList<RecordedUse> recorded, CancellationToken cancel)
    {
        var candidate = await (desk ?? throw new QueryRefusedException(QueryErrors.Unavailable()))
            .CandidateAsync(caller, engine.Policy, given.Text("draft"), given.Texts("revoked") ?? [], cancel);
        var replayed = engine.Replay(candidate, recorded).Where(r => IsConcerned(caller, r.Use.Coordinate) || r.Use.Department == caller.Department);
        return Fact.Json(selection, replayed.Select(Replayed).ToList());
    }

    private string GrantUses(Selection selection, Caller caller, IReadOnlyList<RecordedUse> recorded)
    {
        var names = new RowNames(engine, caller);
        return Fact.Json(selection, engine.Policy.Grants
            .Where(g => caller.Department == g.Department || IsConcerned(caller, g.Fields[0]))
            .OrderBy(static g => g.Id, StringComparer.Ordinal).Select(g => Use(GrantUse.Of(g, recorded), names)).ToList());
    }

    private string UnreadFields(Selection selection, Caller caller, IReadOnlyList<RecordedUse> recorded)
    {
        var read = recorded.Where(static u => u.Usage != RecordedUsage.Denied).Select(static u => u.Coordinate).ToHashSet();
        return Fact.Json(selection, engine.Catalogue.Datasets.SelectMany(static d => d.Fields)
            .Where(f => f.IsServed && f.Dataset.Network != Network.Hub && IsConcerned(caller, f.Coordinate) && !read.Contains(f.Coordinate))
            .Select(static f => f.Coordinate).ToList());
    }

    private bool IsConcerned(Caller caller, string coordinate) =>
        caller.Department == Departments.Data || caller.Roles.HasFlag(HubRoles.SecurityAdministrator)
        || (caller.Department.Length > 0 && engine.Catalogue.OwnerOf(coordinate) == caller.Department);

    private static Fact Replayed(ReplayedUse replayed) => new("ReplayedUse", new Dictionary<string, Func<object?>>
    {
        ["department"] = () => replayed.Use.Department,
        ["operation"] = () => replayed.Use.Operation,
        ["coordinate"] = () => replayed.Use.Coordinate,
        ["usage"] = () => RequestFacts.Code(replayed.Use.Usage),
        ["before"] = () => replayed.Before.Select(Right),
        ["after"] = () => replayed.After.Select(Right),
        ["isLost"] = () => replayed.IsLost,
        ["isGained"] = () => replayed.IsGained,
    });

    private static string Right((AccessLevel Level, RowScope Scope) right) => $"{RequestFacts.Code(right.Level)} {RequestFacts.Code(right.Scope)}";

    private static Fact Use(GrantUse use, RowNames names) => new("GrantUse", new Dictionary<string, Func<object?>>
    {
        ["grant"] = () => RequestFacts.Grant(use.Grant, names),
        ["lastUsedOn"] = () => use.LastUsedOn?.ToString("O", CultureInfo.InvariantCulture),
        ["unusedFields"] = () => use.UnusedFields,
        ["unusedUsages"] = () => use.UnusedUsages.Select(static u => RequestFacts.Code(u)),
        ["enough"] = () => use.Enough is { } enough
            ? RequestFacts.Access(new RequestedAccess(enough.Fields, enough.Level, enough.Usages, enough.Scope, enough.From, enough.Until) { Rows = enough.Rows }, names) : null,
    });
}
