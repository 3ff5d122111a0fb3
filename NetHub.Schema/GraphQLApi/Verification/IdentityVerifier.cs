using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Verification;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Storage;

namespace NetHub.Schema.GraphQLApi.Verification;

/// <summary>Verifies identities for readers that state it as their purpose, within a quota. Who comes to its end sets off an alarm.</summary>
public sealed partial class IdentityVerifier
{
    private readonly QueryEngine engine;
    private readonly VerificationQuota quota;
    private readonly ILogger<IdentityVerifier> logger;
    private readonly IdentityLookup lookup;
    private readonly ConcurrentDictionary<string, DateOnly> alarmed = [];

    public IdentityVerifier(QueryEngine engine, IDbContextFactory<HubDbContext> contexts, VerificationQuota quota, ILogger<IdentityVerifier> logger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        (this.engine, this.quota, this.logger) = (engine, quota, logger);
        lookup = new IdentityLookup(contexts, engine.Catalogue);
    }

    /// <summary>Plans a verification. The name and the number are read when it runs.</summary>
    /// <exception cref="QueryRefusedException">The caller may not verify, or not for what it states.</exception>
    internal RootItem Plan(Selection selection, Caller caller)
    {
        Demand(selection, caller);
        return new VerificationRoot(selection.ResponseKey, lookup.Compared, run => Answer(selection, run));
    }

    private string Answer(Selection selection, RunScope run)
    {
        Demand(selection, run.Caller);
        var given = GivenArguments.Of(selection, run.Leaves);
        var (name, number) = (given.Text("name") ?? "", given.Text("idNumber") ?? "");
        var matches = Verify(name, number, run);
        return Fact.Json(selection, new Fact(VerificationTypes.Match, new Dictionary<string, Func<object?>> { [VerificationTypes.Matches] = () => matches }));
    }

    private bool Verify(string name, string number, RunScope run)
    {
        try
        {
            return quota.Spend(run.Caller, () => lookup.Matches(name, number, run));
        }
        catch (QueryRefusedException)
        {
            RaiseAlarm(run.Caller, run.Today);
            throw;
        }
    }

    private void Demand(Selection selection, Caller caller)
    {
        var errors = lookup.Compared.Where(f => !engine.Policy.MayVerify(caller, f))
            .Select(f => QueryErrors.VerificationDenied(f, engine.Policy.LackOfVerification(caller, f), selection.Path)).ToList();
        if (errors.Count > 0)
            throw new QueryRefusedException(errors);
    }

    // One line for each client and day: whoever goes on guessing does not fill the log. The metric and the ledger have each refusal.
    private void RaiseAlarm(Caller caller, DateOnly today)
    {
        OperationTelemetry.Alarm("verification", caller);
        if (alarmed.TryGetValue(caller.Client, out var day) && day == today)
            return;
        alarmed[caller.Client] = today;
        if (quota.IsGuessing(caller))
            LogGuessing(caller.Client, caller.Department);
        else
            LogExhausted(caller.Client, caller.Department);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Client {Client} of {Department} seems to guess identities: too many did not match today. It verifies no more until tomorrow")]
    private partial void LogGuessing(string client, string department);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Client {Client} of {Department} has verified as many identities as it may today. It verifies no more until tomorrow")]
    private partial void LogExhausted(string client, string department);
}
