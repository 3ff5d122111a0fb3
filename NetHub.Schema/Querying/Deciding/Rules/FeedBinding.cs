using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>
/// What a cursor of a feed is bound to: whose it is, what is followed, and what of the policy a copy depends on. Where that is another one,
/// rows may have come or gone that no change tells of, and the copy is made anew.
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
