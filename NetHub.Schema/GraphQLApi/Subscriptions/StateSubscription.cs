using System.Runtime.CompilerServices;
using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>A subscription that delivers a state, and again whenever the state changes.</summary>
internal abstract class StateSubscription(QueryEngine engine) : IEventSubscription
{
    public abstract string Name { get; }

    public OperationType Operation => OperationType.Subscription;

    public abstract void Define(ObjectGraphType root, TypeRegistry types);

    public virtual void Check(Selection selection, Caller caller)
    {
    }

    public async IAsyncEnumerable<byte[]> EventsAsync(Selection selection, Func<Caller> admit, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? told = null;
        while (true)
        {
            var changed = engine.Changes.Next;
            var caller = admit();
            var state = State(selection, caller);
            if (state != told)
            {
                if (Now(selection, caller) is not { } now)
                    yield break;
                told = state;
                yield return await ResponseObject.JsonAsync(selection, now);
            }

            await changed.WaitAsync(cancel);
        }
    }

    /// <summary>Returns the state; an event is delivered when it changes.</summary>
    protected abstract string State(Selection selection, Caller caller);

    /// <summary>Returns the event with the current state; null if the caller may no longer follow anything.</summary>
    protected abstract ResponseObject? Now(Selection selection, Caller caller);
}
