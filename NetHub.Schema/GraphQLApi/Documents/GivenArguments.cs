using System.Globalization;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>
/// Arguments of a field, or members of an input object, with the values of one run. A plan serves variables of other values, so what an
/// argument is can only be read when the plan runs; and the engine validated the values of the first run alone, so each is checked here.
/// An argument that is null is none. Plans that are kept fill a list of more than two values up with its last one.
/// </summary>
internal sealed class GivenArguments
{
    private readonly IReadOnlyDictionary<string, InputValue> given;
    private readonly IReadOnlyList<object?> leaves;
    private readonly IReadOnlyList<string> path;

    private GivenArguments(IReadOnlyDictionary<string, InputValue> given, IReadOnlyList<object?> leaves, IReadOnlyList<string> path)
    {
        this.given = given;
        this.leaves = leaves;
        this.path = path;
    }

    public static GivenArguments From(Selection selection, IReadOnlyList<object?> leaves) => new(selection.Arguments, leaves, selection.Path);

    /// <exception cref="QueryRefusedException">It is no text, or longer.</exception>
    public string? Text(string name, int longest = int.MaxValue) => Find(name) is { } value ? Text(name, value, longest) : null;

    /// <exception cref="QueryRefusedException">It is no member of the enum.</exception>
    public T? Choice<T>(string name)
        where T : struct, Enum => Find(name) is { } value ? Choice<T>(name, value) : null;

    /// <exception cref="QueryRefusedException">It is no boolean.</exception>
    public bool? Flag(string name) => Find(name) is { } value ? Scalar(value) as bool? ?? throw Bad(name, "Boolean") : null;

    /// <exception cref="QueryRefusedException">It is no instant with its offset.</exception>
    public DateTimeOffset? Instant(string name) => Find(name) is not { } value
        ? null
        : Scalar(value) is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : throw Bad(name, "DateTime");

    /// <exception cref="QueryRefusedException">It is no day.</exception>
    public DateOnly? Day(string name) => Find(name) is not { } value
        ? null
        : Scalar(value) is string text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Bad(name, "LocalDate");

    /// <exception cref="QueryRefusedException">It is no whole number, or out of range.</exception>
    public int? Number(string name) => Find(name) is not { } value
        ? null
        : Scalar(value) is long number and >= int.MinValue and <= int.MaxValue ? (int)number : throw Bad(name, "Int");

    /// <exception cref="QueryRefusedException">An item is no text, or longer.</exception>
    public IReadOnlyList<string>? Texts(string name, int longest = int.MaxValue) => Items(name, item => Text(name, item, longest));

    /// <exception cref="QueryRefusedException">An item is no member of the enum.</exception>
    public IReadOnlyList<T>? Choices<T>(string name)
        where T : struct, Enum => Items(name, item => Choice<T>(name, item));

    /// <exception cref="QueryRefusedException">It is no input object.</exception>
    public GivenArguments? Members(string name) => Find(name) is { } value ? Members(name, value) : null;

    /// <exception cref="QueryRefusedException">An item is no input object.</exception>
    public IReadOnlyList<GivenArguments>? List(string name) => Items(name, item => Members(name, item));

    /// <summary>The items of a list as they are given; none where it is null.</summary>
    public IReadOnlyList<InputValue> Inputs(string name) => Items(name, static item => item) ?? [];

    private InputValue? Find(string name) => given.TryGetValue(name, out var value) && !value.IsNull ? value : null;

    // A single value is a list of one, as GraphQL coerces it.
    private List<T>? Items<T>(string name, Func<InputValue, T> read) => Find(name) switch
    {
        null => null,
        ListInput list => [.. list.Items.Select(read)],
        var one => [read(one)],
    };

    private object? Scalar(InputValue value) => value is ScalarInput scalar ? scalar.Leaf is { } leaf ? leaves[leaf] : scalar.Value : null;

    private string Text(string name, InputValue value, int longest)
    {
        if (Scalar(value) is not string text)
            throw Bad(name, "String");
        return text.Length <= longest ? text : throw Bad(name, string.Create(CultureInfo.InvariantCulture, $"String (≤ {longest})"));
    }

    private T Choice<T>(string name, InputValue value)
        where T : struct, Enum
    {
        var code = Scalar(value) as string;
        foreach (var member in Enum.GetValues<T>())
        {
            if (Naming.UpperSnake(member.ToString()) == code)
                return member;
        }

        throw Bad(name, typeof(T).Name);
    }

    private GivenArguments Members(string name, InputValue value) =>
        value is ObjectInput input ? new GivenArguments(input.Members, leaves, path) : throw Bad(name, "an input object");

    private QueryRefusedException Bad(string name, string expected) => new(QueryErrors.BadInput(
        $"参数 {name} 的值不对,应为 {expected}。", $"The argument {name} has the wrong value; expected {expected}.", path));
}
