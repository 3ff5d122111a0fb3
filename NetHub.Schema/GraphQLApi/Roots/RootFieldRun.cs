using GraphQL.Types;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>One run of the root fields of an operation: the caller, the values, and what the root fields note for the ledger.</summary>
/// <param name="caller">The caller.</param>
/// <param name="values">The values of the request's variables, indexed as in the arguments.</param>
/// <param name="english">Whether messages are in English instead of Chinese.</param>
/// <param name="today">The current day in Shanghai.</param>
/// <param name="origin">The origin and purpose of the request.</param>
/// <param name="schema">The served schema.</param>
internal sealed class RootFieldRun(Caller caller, IReadOnlyList<object?> values, bool english, DateOnly today, ReadOrigin origin, ISchema schema)
{
    private HashSet<SubjectToken>? subjects;

    public Caller Caller => caller;

    public IReadOnlyList<object?> Values => values;

    public bool English => english;

    public DateOnly Today => today;

    public ReadOrigin Origin => origin;

    public ISchema Schema => schema;

    /// <summary>The target of the change, as kind and name. Once known, it is recorded even if the change is refused.</summary>
    public string? Target { get; set; }

    /// <summary>Details of the change for the ledger; null if the root field has nothing to add.</summary>
    public RecordedChange? Change { get; set; }

    /// <summary>The persons and enterprises that the answers are about.</summary>
    public IReadOnlyCollection<SubjectToken>? Subjects => subjects;

    public GivenArguments Arguments(Selection selection) => GivenArguments.From(selection, values);

    public void NoteSubjects(IEnumerable<SubjectToken> about) => (subjects ??= []).UnionWith(about);
}

/// <summary>The ledger's details of a change that wrote rows.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Fields">The written fields.</param>
/// <param name="Rows">The number of written rows, by dataset.</param>
internal sealed record RecordedChange(string Outcome, AuditedFields Fields, IReadOnlyList<RowCount> Rows);
