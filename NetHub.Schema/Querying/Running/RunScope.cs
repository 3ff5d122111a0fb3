using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Running;

/// <summary>What the writers of one hub share.</summary>
internal sealed record RunServices(
    DataCatalog Catalog, OpaqueIds Ids, IdentityCipher Identity, CursorCodec Cursors, SubjectTokens Subjects, PlaceNames Places, TimeProvider Clock) : IDisposable
{
    /// <summary>Data versions as departments see them.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<(string Department, string Version), string> Versions { get; } = [];

    /// <summary>Groups that statistics came to, by everything that they depend on.</summary>
    public StatisticsCache Statistics { get; } = new();

    public void Dispose() => Statistics.Dispose();
}

/// <summary>One run of one plan: who asks, with which values, on which connection.</summary>
internal sealed class RunScope(RunServices services, Caller caller, IReadOnlyList<object?> variables, bool english)
{
    private Dictionary<CursorRef, IReadOnlyList<object?>>? cursors;

    public RunServices Services { get; } = services;

    public Caller Caller { get; } = caller;

    /// <summary>Values of the request's variables, in the order in which their shape lists them.</summary>
    public IReadOnlyList<object?> Variables { get; } = variables;

    /// <summary>Labels and messages in English instead of Chinese.</summary>
    public bool English { get; } = english;

    public DateOnly Today { get; } = ShanghaiTime.Today(services.Clock);

    /// <summary>Statements whose parameters are bound for this run, but for those that come from a parent row.</summary>
    public HashSet<SqlTemplate> Bound { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Part of every cursor: whose it is, under which policy.</summary>
    public required string CursorOwner { get; init; }

    /// <summary>Where a subscription to changes goes on, whatever its argument says; null where it begins.</summary>
    public FeedPosition? Feed { get; init; }

    /// <summary>Version of the data that the run reads.</summary>
    public string DataVersion { get; set; } = "";

    /// <summary>What was computed for this version before is so still.</summary>
    public required bool IsVersioned { get; init; }

    /// <summary>What it gave.</summary>
    public RunTally Tally { get; } = new(services.Subjects);

    /// <summary>JSON of the root fields that are not data, in their order; answered before the data is read.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> External { get; init; } = [];

    public required SqliteReadConnection Connection { get; init; }

    public required JsonBuffer Json { get; set; }

    /// <summary>The value of a parameter, unless it comes from the parent row.</summary>
    public object? Value(ParameterSource source) => source switch
    {
        ConstantSource constant => constant.Stored,
        LiteralSource literal => ValueReader.Read(literal.Form, literal.Value, this),
        VariableSource variable => ValueReader.Read(variable.Form, Variables[variable.Index]!, this),
        CallerSource fact => Fact(fact.Value),
        CursorSource cursor => CursorValue(cursor),
        // Given when there is something to run it with.
        GivenSource => null,
        _ => throw new InvalidOperationException($"{source.GetType().Name} has no value of its own"),
    };

    private object? CursorValue(CursorSource source)
    {
        cursors ??= [];
        if (!cursors.TryGetValue(source.Cursor, out var values))
        {
            var argument = source.Cursor.Argument;
            var text = (argument.Leaf is { } index ? Variables[index] : argument.Value) as string ?? "";
            cursors[source.Cursor] = values = Services.Cursors.Decode(text, CursorOwner + source.Cursor.Binding);
        }

        var value = values[source.Index];
        return source.IsNullFlag ? value is null ? 1L : 0L : value;
    }

    private object? Fact(CallerValue value) => value switch
    {
        CallerValue.TownshipLow => Caller.Township,
        CallerValue.TownshipHigh => Caller.Township + ":",
        CallerValue.Park => Caller.ParkId,
        CallerValue.Department => Caller.Department,
        CallerValue.Today => Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No fact {value}"),
    };
}
