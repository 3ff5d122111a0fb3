using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Verification;

/// <summary>
/// Verifies whether a name and an identity number belong together. Every call is counted and answered separately. Neither its plans nor
/// documents with its literals are cached, because they contain a person's name and number.
/// </summary>
internal sealed class VerifyIdentityRoot(IdentityVerifier? verifier) : IRootField
{
    public string Name => "verifyIdentity";

    public OperationType Operation => OperationType.Query;

    public bool KeepsDocument => false;

    public IReadOnlyList<FieldEntry> Compared => verifier?.Compared ?? [];

    public QueryError? AskedTwice => QueryErrors.OneVerification();

    public void Define(ObjectGraphType root, TypeRegistry types) => VerificationTypes.Add(root, Name, types);

    public ValueTask<byte[]?> PrepareAsync(Selection selection, RootPlanning planning)
    {
        Verifier().Demand(selection, planning.Caller);
        return new((byte[]?)null);
    }

    public async ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        Verifier().Demand(selection, run.Caller);
        var given = run.Arguments(selection);
        var (matches, subject) = await Verifier().VerifyAsync(given.Text("name") ?? "", given.Text("idNumber") ?? "", run.Caller, run.Today, cancel);
        run.NoteSubjects([subject]);
        return await ResponseObject.JsonAsync(selection, new ResponseObject(VerificationTypes.Match, new Dictionary<string, Func<object?>> { [VerificationTypes.Matches] = () => matches }));
    }

    private IdentityVerifier Verifier() => verifier ?? throw new QueryRefusedException(QueryErrors.Unavailable());
}
