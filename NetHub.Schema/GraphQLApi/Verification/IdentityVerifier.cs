using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Verification;

/// <summary>
/// Verifies identities for callers that state the purpose VERIFICATION, within a quota. A client that exhausts the quota raises an alarm.
/// </summary>
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
        lookup = new IdentityLookup(contexts, engine.Catalog);
    }

    /// <summary>The fields with which the name and the number are compared.</summary>
    internal IReadOnlyList<FieldEntry> Compared => lookup.Compared;

    /// <summary>Returns whether the name and the number belong together, and the person's token for the ledger.</summary>
    /// <exception cref="QueryRefusedException">The client has exhausted its daily quota of verifications or of mismatches.</exception>
    internal async ValueTask<(bool Matches, SubjectToken Subject)> VerifyAsync(string name, string number, Caller caller, DateOnly today, CancellationToken cancel)
    {
        var subject = default(SubjectToken);
        try
        {
            return (await quota.SpendAsync(caller, CompareAsync, cancel), subject);
        }
        catch (QueryRefusedException)
        {
            RaiseAlarm(caller, today);
            throw;
        }

        async ValueTask<bool> CompareAsync()
        {
            var services = engine.Runner.Services;
            var (matches, person) = await engine.Runner.UseAsync(connection => lookup.Find(connection, services.Identity, name, number));
            subject = services.Subjects.Create(SubjectKind.Person, person);
            return matches;
        }
    }

    /// <exception cref="QueryRefusedException">The caller may not verify identities, or not for the stated purpose.</exception>
    internal void Demand(Selection selection, Caller caller)
    {
        var errors = lookup.Compared.Where(f => !AccessPolicy.MayVerify(caller, f))
            .Select(f => QueryErrors.VerificationDenied(f, AccessPolicy.LackOfVerification(caller, f), selection.Path)).ToList();
        if (errors.Count > 0)
            throw new QueryRefusedException(errors);
    }

    // Logs once per client and day, so that guessing does not fill the log. The metric and the ledger record every refusal.
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

    [LoggerMessage(Level = LogLevel.Critical, Message = "Client {Client} of {Department} seems to guess identities: too many did not match today. Its verifications are refused until tomorrow")]
    private partial void LogGuessing(string client, string department);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Client {Client} of {Department} has exhausted today's quota of identity verifications. Its verifications are refused until tomorrow")]
    private partial void LogExhausted(string client, string department);
}
