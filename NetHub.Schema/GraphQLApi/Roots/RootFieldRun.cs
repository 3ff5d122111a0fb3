using GraphQL.Types;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>One run of the root fields of an operation: who asks, with which values, and what they note for the ledger.</summary>
/// <param name="caller">Who asks.</param>
/// <param name="values">Values of the request's variables, as arguments refer to them.</param>
/// <param name="english">Messages in English instead of Chinese.</param>
/// <param name="today">The day in Shanghai.</param>
/// <param name="origin">Where the request comes from and why.</param>
/// <param name="schema">The schema that is served.</param>
internal sealed class RootFieldRun(Caller caller, IReadOnlyList<object?> values, bool english, DateOnly today, ReadOrigin origin, ISchema schema)
{
    private HashSet<SubjectToken>? subjects;

    public Caller Caller => caller;

    public IReadOnlyList<object?> Values => values;

    public bool English => english;

    public DateOnly Today => today;

    public ReadOrigin Origin => origin;

    public ISchema Schema => schema;

    /// <summary>What is changed, as kind and name. It is recorded where the change is refused, too, once it is known.</summary>
    public string? Target { get; set; }

    /// <summary>What the ledger says of the change beside its target; null where the root field has nothing to add.</summary>
    public RecordedChange? Change { get; set; }

    /// <summary>Whom the answers are about.</summary>
    public IReadOnlyCollection<SubjectToken>? Subjects => subjects;

    public GivenArguments Arguments(Selection selection) => GivenArguments.From(selection, values);

    public void NoteSubjects(IEnumerable<SubjectToken> about) => (subjects ??= []).UnionWith(about);
}

/// <summary>What the ledger says of a change that wrote rows.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Fields">Fields that were written.</param>
/// <param name="Rows">Rows that were written.</param>
internal sealed record RecordedChange(string Outcome, AuditedFields Fields, IReadOnlyList<RowCount> Rows);
