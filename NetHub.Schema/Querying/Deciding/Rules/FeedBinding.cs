using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>
/// Computes the value to which a feed cursor is bound: the caller, the followed datasets, and the policy decisions that a copy depends on.
/// If it differs, rows may have appeared or disappeared without a change, so the client must read a new full copy.
/// </summary>
internal static class FeedBinding
{
    private const int Bytes = 16;

    public static string For(AccessPolicy policy, Caller caller, IEnumerable<DatasetEntry> followed)
    {
        var (text, domains) = (new StringBuilder(), new PseudonymDomains(policy, caller));
        foreach (var dataset in followed)
        {
            text.Append(dataset.Name).Append(':').Append(policy.Rows(caller, dataset));
            for (var gate = 0; gate < dataset.Scopes.Gates.Count; gate++)
                text.Append(',').Append(policy.Gate(caller, dataset, gate));
            foreach (var field in dataset.Fields.Where(static f => f.IsServed))
                text.Append(',').AppendJoin('+', policy.Decide(caller, field, Usage.Show).Alternatives.Select(static a => $"{a.Level}{a.Scope}"));
            text.Append(domains.GrantEpoch(dataset));
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, Bytes));
        return $"{caller.Department}|{caller.Client}|changes|{digest}";
    }
}
