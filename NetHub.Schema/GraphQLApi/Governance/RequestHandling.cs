using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>Files, lists and decides sharing requests for a caller.</summary>
internal sealed class RequestHandling(QueryEngine engine, SharingDesk? desk)
{
    private const int LongestText = 1000;

    private SharingDesk Desk => desk ?? throw new QueryRefusedException(QueryErrors.Unavailable());

    public Task<string> AnswerAsync(Selection selection, RunScope run, CancellationToken cancel)
    {
        var given = GivenArguments.Of(selection, run.Leaves);
        return selection.Name switch
        {
            GovernanceTypes.Requests => ListAsync(selection, given, run.Caller, cancel),
            GovernanceTypes.Request => FindAsync(selection, given, run.Caller, cancel),
            GovernanceTypes.RequestAccess => FileAsync(selection, given.Members("input")!, run, cancel),
            GovernanceTypes.ActOnRequest => ActAsync(selection, given, run, cancel),
            _ => Task.FromResult(Grants(selection, run.Caller)),
        };
    }

    private async Task<string> ListAsync(Selection selection, GivenArguments given, Caller caller, CancellationToken cancel)
    {
        var (state, overdue, now) = (given.Choice<RequestState>("state"), given.Flag("overdue"), Desk.Now);
        var (requests, names) = (await Desk.ListAsync(caller, cancel), new RowNames(engine, caller));
        return Fact.Json(selection, requests
            .Where(r => r.Parts.Any(p => Desk.IsVisible(caller, r, p) && (state is null || p.StateAt(now) == state) && (overdue is null || p.IsOverdueAt(now) == overdue)))
            .Select(r => RequestFacts.Request(Desk, caller, r, names)).ToList());
    }

    private async Task<string> FindAsync(Selection selection, GivenArguments given, Caller caller, CancellationToken cancel)
    {
        var id = given.Text("id");
        var found = (await Desk.ListAsync(caller, cancel)).FirstOrDefault(r => r.Id == id);
        return Fact.Json(selection, found is null ? null : RequestFacts.Request(Desk, caller, found, new RowNames(engine, caller)));
    }

    private async Task<string> FileAsync(Selection selection, GivenArguments input, RunScope run, CancellationToken cancel)
    {
        var grounds = new RequestGrounds(
            input.Choice<PurposeCode>("purpose")!.Value, input.Text("case"), input.Text("legalBasis") ?? "", input.Text("plannedUse") ?? "");
        var (fields, names) = (input.Texts("fields") ?? [], new RowNames(engine, run.Caller));
        var asked = new RequestedAccess(
            fields, input.Choice<AccessLevel>("level")!.Value, input.Choices<Usage>("usages") ?? [], input.Choice<RowScope>("scope")!.Value,
            input.Instant("from") ?? Desk.Now, input.Instant("until")!.Value)
        {
            Rows = names.Find(input.Texts("rows") ?? [], fields),
        };
        var filed = await Desk.FileAsync(run.Caller, grounds, asked, input.Text("client", LongestText), input.Flag("draft") ?? false, cancel);
        run.Tally.Administered = $"sharing request {filed.Id}";
        return Fact.Json(selection, RequestFacts.Request(Desk, run.Caller, filed, names));
    }

    private async Task<string> ActAsync(Selection selection, GivenArguments given, RunScope run, CancellationToken cancel)
    {
        var (id, owner) = (given.Text("id", LongestText)!, given.Text("owner", LongestText)!);
        var granted = given.Members("granted") is { } narrowed ? await NarrowedAsync(narrowed, run.Caller, id, owner, cancel) : null;
        var step = new RequestStep(given.Text("remark"), granted, given.Number("version"));
        var request = await Desk.StepAsync(run.Caller, id, owner, given.Choice<RequestAction>("action")!.Value, step, cancel);
        run.Tally.Administered = $"sharing request {request.Id}/{owner}";
        return Fact.Json(selection, RequestFacts.Request(Desk, run.Caller, request, new RowNames(engine, run.Caller)));
    }

    // What is not said is as it was asked for.
    private async Task<RequestedAccess?> NarrowedAsync(GivenArguments narrowed, Caller caller, string id, string owner, CancellationToken cancel)
    {
        var request = (await Desk.ListAsync(caller, cancel)).FirstOrDefault(r => r.Id == id);
        var part = request?.Parts.FirstOrDefault(p => Desk.OwnerOf(p) == owner);
        if (request is null || part is null)
            return null;
        var asked = request.Asked;
        return new RequestedAccess(
            narrowed.Texts("fields") ?? part.Fields,
            narrowed.Choice<AccessLevel>("level") ?? asked.Level,
            narrowed.Choices<Usage>("usages") ?? asked.Usages,
            narrowed.Choice<RowScope>("scope") ?? asked.Scope,
            narrowed.Instant("from") ?? asked.From,
            narrowed.Instant("until") ?? asked.Until)
        {
            Rows = narrowed.Texts("rows") is { } ids ? new RowNames(engine, caller).Find(ids, asked.Rows) : asked.Rows,
        };
    }

    private string OwnerOf(Grant grant) => engine.Catalogue.Field(grant.Fields[0])?.Owner ?? grant.Owner;

    private string Grants(Selection selection, Caller caller)
    {
        var names = new RowNames(engine, caller);
        return Fact.Json(selection, engine.Policy.Grants
            .Where(g => caller.Department == Departments.Data || caller.Department == g.Department || caller.Department == OwnerOf(g))
            .OrderBy(static g => g.Id, StringComparer.Ordinal).Select(g => RequestFacts.Grant(g, names)).ToList());
    }
}
