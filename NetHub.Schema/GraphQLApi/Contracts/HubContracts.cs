using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Contracts;

/// <summary>A contract in SDL.</summary>
/// <param name="Sdl">The text, in UTF-8.</param>
/// <param name="Tag">The SHA-256 of the text, in hex.</param>
public sealed record Contract(ReadOnlyMemory<byte> Sdl, string Tag)
{
    internal static Contract From(string sdl)
    {
        var utf8 = Encoding.UTF8.GetBytes(sdl);
        return new Contract(utf8, Convert.ToHexStringLower(SHA256.HashData(utf8)));
    }
}

/// <summary>
/// The contract of the whole hub and the contract of each department, a subset of it. Contracts are built on demand and cached until the
/// policy changes: one for each column of the matrix, and one for each township that holds grants of its own.
/// </summary>
public sealed partial class HubContracts(HubGraphQL graph, CurrentPolicy policies, TimeProvider clock)
{
    private const string Everybody = "";
    private readonly ConcurrentDictionary<string, Kept> kept = [];

    /// <summary>The contract of everything that the hub serves.</summary>
    public Contract Whole => Find(Everybody, policies.Now).Value;

    /// <summary>Codes of the departments that have a contract; townships share one code.</summary>
    public IReadOnlyList<string> Departments => policies.Now.Departments;

    /// <summary>Returns what one department may read in at least one row, at any level; null for an unknown department.</summary>
    /// <param name="department">Such as <c>PLC</c>, <c>TWN</c> or <c>TWN-431021108</c>, in any case.</param>
    public Contract? Find(string department)
    {
        ArgumentNullException.ThrowIfNull(department);
        var policy = policies.Now;
        return Known(policy, department.ToUpperInvariant()) is { } known ? Find(known, policy).Value : null;
    }

    /// <summary>Returns a caller with all rights of its department, for which contracts are decided.</summary>
    internal static Caller CallerOf(string department) => Caller.ForDepartment(department == Vocabulary.Departments.Township ? $"{department}-000000000" : department);

    // Townships differ only in their grants.
    private static string? Known(AccessPolicy policy, string department) =>
        Township().IsMatch(department) ? policy.GrantsOf(department).Count > 0 ? department : Vocabulary.Departments.Township
        : policy.Departments.Contains(department) ? department
        : null;

    private Lazy<Contract> Find(string department, AccessPolicy policy)
    {
        if (kept.TryGetValue(department, out var known) && known.PolicyVersion == policy.Version)
            return known.Contract;
        var made = new Kept(policy.Version, new Lazy<Contract>(() => Make(department, policy)));
        kept[department] = made;
        return made.Contract;
    }

    private Contract Make(string department, AccessPolicy policy)
    {
        if (department == Everybody)
            return Contract.From(graph.PrintSdl());
        var view = new DepartmentView(policy, policy.ForEveryPurpose(CallerOf(department), clock.GetUtcNow()));
        return Contract.From(graph.PrintSdl(policy, view));
    }

    [GeneratedRegex(@"^TWN-\d{9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Township();

    private sealed record Kept(int PolicyVersion, Lazy<Contract> Contract);
}
