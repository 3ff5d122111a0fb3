using System.Globalization;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>
/// Arguments of a field, or members of an input object, with the values of one run. A cached plan serves requests with other variable
/// values, so arguments are read when the plan runs. The engine validated only the values of the first run, so every value is checked again
/// here. A null argument counts as absent. Cached plans pad a list of more than two values with its last value.
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

    /// <exception cref="QueryRefusedException">The value is not a string, or is too long.</exception>
    public string? Text(string name, int longest = int.MaxValue) => Find(name) is { } value ? Text(name, value, longest) : null;

    /// <exception cref="QueryRefusedException">The value is not a member of the enum.</exception>
    public T? Choice<T>(string name)
        where T : struct, Enum => Find(name) is { } value ? Choice<T>(name, value) : null;

    /// <exception cref="QueryRefusedException">The value is not a boolean.</exception>
    public bool? Flag(string name) => Find(name) is { } value ? Scalar(value) as bool? ?? throw Bad(name, "Boolean") : null;

    /// <exception cref="QueryRefusedException">The value is not an instant.</exception>
    public DateTimeOffset? Instant(string name) => Find(name) is not { } value
        ? null
        : Scalar(value) is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : throw Bad(name, "DateTime");

    /// <exception cref="QueryRefusedException">The value is not a date (yyyy-MM-dd).</exception>
    public DateOnly? Day(string name) => Find(name) is not { } value
        ? null
        : Scalar(value) is string text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Bad(name, "LocalDate");

    /// <exception cref="QueryRefusedException">The value is not an integer, or is out of range.</exception>
    public int? Number(string name) => Find(name) is not { } value
        ? null
        : Scalar(value) is long number and >= int.MinValue and <= int.MaxValue ? (int)number : throw Bad(name, "Int");

    /// <exception cref="QueryRefusedException">An item is not a string, or is too long.</exception>
    public IReadOnlyList<string>? Texts(string name, int longest = int.MaxValue) => Items(name, item => Text(name, item, longest));

    /// <exception cref="QueryRefusedException">An item is not a member of the enum.</exception>
    public IReadOnlyList<T>? Choices<T>(string name)
        where T : struct, Enum => Items(name, item => Choice<T>(name, item));

    /// <exception cref="QueryRefusedException">The value is not an input object.</exception>
    public GivenArguments? Members(string name) => Find(name) is { } value ? Members(name, value) : null;

    /// <exception cref="QueryRefusedException">An item is not an input object.</exception>
    public IReadOnlyList<GivenArguments>? List(string name) => Items(name, item => Members(name, item));

    /// <summary>Returns the items of a list unconverted; empty if the argument is null.</summary>
    public IReadOnlyList<InputValue> Inputs(string name) => Items(name, static item => item) ?? [];

    private InputValue? Find(string name) => given.TryGetValue(name, out var value) && !value.IsNull ? value : null;

    // GraphQL coerces a single value to a list of one item.
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
        $"参数 {name} 的值无效，应为 {expected}。", $"The value of argument {name} is invalid; expected {expected}.", path));
}
