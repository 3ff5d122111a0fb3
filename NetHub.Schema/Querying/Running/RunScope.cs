using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Running;

/// <summary>The services shared by all runs of a hub.</summary>
internal sealed record RunServices(
    DataCatalog Catalog, OpaqueIds Ids, IdentityCipher Identity, CursorCodec Cursors, SubjectTokens Subjects, PlaceNames Places, TimeProvider Clock) : IDisposable
{
    /// <summary>The opaque data versions of departments.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<(string Department, string Version), string> Versions { get; } = [];

    /// <summary>The cache of computed statistics.</summary>
    public StatisticsCache Statistics { get; } = new();

    public void Dispose() => Statistics.Dispose();
}

/// <summary>One run of one plan: the caller, the values and the connection.</summary>
internal sealed class RunScope(RunServices services, Caller caller, IReadOnlyList<object?> variables, bool english)
{
    private Dictionary<CursorRef, IReadOnlyList<object?>>? cursors;

    public RunServices Services { get; } = services;

    public Caller Caller { get; } = caller;

    /// <summary>The values of the request's variables, in the order of their shape.</summary>
    public IReadOnlyList<object?> Variables { get; } = variables;

    /// <summary>Whether labels and messages are in English instead of Chinese.</summary>
    public bool English { get; } = english;

    public DateOnly Today { get; } = ShanghaiTime.Today(services.Clock);

    /// <summary>The statements whose parameters are bound for this run, except those from a parent row.</summary>
    public HashSet<SqlTemplate> Bound { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The part of every cursor binding that identifies the caller and the policy version.</summary>
    public required string CursorOwner { get; init; }

    /// <summary>The position from which a change subscription continues, overriding its argument; null at the beginning.</summary>
    public FeedPosition? Feed { get; init; }

    /// <summary>The version of the read data.</summary>
    public string DataVersion { get; set; } = "";

    /// <summary>Whether earlier results for the same data version are still valid.</summary>
    public required bool IsVersioned { get; init; }

    /// <summary>The tally of the returned data.</summary>
    public RunTally Tally { get; } = new(services.Subjects);

    /// <summary>The JSON of the root fields that are not data, in their order; resolved before the data is read.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> External { get; init; } = [];

    public required SqliteReadConnection Connection { get; init; }

    public required JsonBuffer Json { get; set; }

    /// <summary>Returns the value of a parameter that does not come from the parent row.</summary>
    public object? Value(ParameterSource source) => source switch
    {
        ConstantSource constant => constant.Stored,
        LiteralSource literal => ValueReader.Read(literal.Form, literal.Value, this),
        VariableSource variable => ValueReader.Read(variable.Form, Variables[variable.Index]!, this),
        CallerSource fact => Fact(fact.Value),
        CursorSource cursor => CursorValue(cursor),
        // Supplied each time the statement runs.
        GivenSource => null,
        _ => throw new InvalidOperationException($"{source.GetType().Name} has no value outside a parent row"),
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
        _ => throw new InvalidOperationException($"Unknown caller value {value}"),
    };
}
