using System.Text;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>What is kept outside the data: requests and grants. The embedded store works on the thread that asks, so that there is nothing to wait for.</summary>
internal sealed class AwaitedRoot(string responseKey, Func<RunScope, Task<string>> json) : RootItem(responseKey)
{
    public override bool IsVersioned => false;

    public override void Write(RunScope run)
    {
        try
        {
            run.Json.Raw(Encoding.UTF8.GetBytes(json(run).GetAwaiter().GetResult()));
        }
        catch (SharingRefusedException refusal)
        {
            throw new QueryRefusedException([.. refusal.Problems.Select(QueryErrors.OfSharing)]);
        }
    }
}
