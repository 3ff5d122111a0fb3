using System.Globalization;
using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>Notifies the caller of changes of the policy.</summary>
internal sealed class PolicyChangedSubscription(QueryEngine engine) : StateSubscription(engine)
{
    private readonly QueryEngine engine = engine;

    public override string Name => "policyChanged";

    public override void Define(ObjectGraphType root, TypeRegistry types)
    {
        var policy = types.Object("PolicyChange", "授权策略的变化。A change of the policy.", type =>
            TypeRegistry.AddRequired(type, "policyVersion", Scalars.Int, "当前的授权策略版本。Current version of the policy."));
        TypeRegistry.Add(root, Name, new NonNullGraphType(policy), "授权策略变化时通知。Notifies when the policy changes.");
    }

    protected override string State(Selection selection, Caller caller) => engine.Policy.Version.ToString(CultureInfo.InvariantCulture);

    protected override ResponseObject Now(Selection selection, Caller caller) =>
        new("PolicyChange", new Dictionary<string, Func<object?>> { ["policyVersion"] = () => engine.Policy.Version });
}
