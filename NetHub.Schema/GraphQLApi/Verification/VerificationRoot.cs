using System.Text;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.GraphQLApi.Verification;

/// <summary>A verification: counted each time, and answered anew each time.</summary>
internal sealed class VerificationRoot(string responseKey, IReadOnlyList<FieldEntry> compared, Func<RunScope, string> json) : RootItem(responseKey)
{
    public override bool IsVersioned => false;

    public override bool IsSafe => false;

    public override IReadOnlyList<FieldEntry> Compared => compared;

    public override void Write(RunScope run) => run.Json.Raw(Encoding.UTF8.GetBytes(json(run)));
}
