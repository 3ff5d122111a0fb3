using GraphQL.Types;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Types;

/// <summary>Creates each type of the schema once, on first use, so that types can refer to each other.</summary>
internal sealed class TypeRegistry(DataCatalog catalog, AccessPolicy policy, IContract contract)
{
    private readonly Dictionary<string, IGraphType> types = [];

    public DataCatalog Catalog { get; } = catalog;

    /// <summary>What the schema offers.</summary>
    public IContract Contract { get; } = contract;

    /// <summary>Whether rows of any dataset can be read.</summary>
    public bool HasRows => Catalog.Datasets.Any(Contract.HasRows);

    public IReadOnlyCollection<IGraphType> All => types.Values;

    /// <summary>
    /// Returns the type with this name. <paramref name="fill"/> adds its fields after the type is registered, so that they can refer to it.
    /// </summary>
    public T Get<T>(string name, Func<T> create, Action<T> fill)
        where T : IGraphType
    {
        if (types.TryGetValue(name, out var known))
            return (T)known;
        var type = create();
        types[name] = type;
        fill(type);
        return type;
    }

    /// <summary>Returns the enum of a coded field, shared by all fields of the same CLR type.</summary>
    public EnumerationGraphType Enum(Type type) => Enum(type.Name, $"代码：{type.Name}。Codes of {type.Name}.", Terms.All(type));

    public EnumerationGraphType Enum(string name, string description, IEnumerable<(string Name, string Chinese, string English)> values) => Get(
        name,
        () => new EnumerationGraphType { Name = name, Description = description },
        type =>
        {
            foreach (var value in values)
                type.Add(value.Name, value.Name, TypeNames.Words(value.Chinese, value.English));
        });

    public InputObjectGraphType Input(string name, string description, Action<InputObjectGraphType> fill) =>
        Get(name, () => new InputObjectGraphType { Name = name, Description = description }, fill);

    public ObjectGraphType Object(string name, string description, Action<ObjectGraphType> fill) =>
        Get(name, () => new ObjectGraphType { Name = name, Description = description, IsTypeOf = static _ => true }, fill);

    /// <summary>Returns the type of a field's values in answers.</summary>
    public IGraphType Value(FieldEntry field)
    {
        var type = field.Kind == ValueKind.Enum ? Enum(field.ValueType) : Scalars.For(field.Kind);
        return field.IsList ? new ListGraphType(new NonNullGraphType(type)) : type;
    }

    /// <summary>Returns whether the field is non-null: only if every department reads it in full in the whole county.</summary>
    public bool IsNeverNull(FieldEntry field) => IsNeverNull(policy, field);

    /// <summary>Returns whether a policy lets every department read the field in full in the whole county.</summary>
    public static bool IsNeverNull(AccessPolicy policy, FieldEntry field) => !field.IsNullable && policy.Departments.All(department =>
    {
        var caller = Caller.ForDepartment(department == "TWN" ? "TWN-000000000" : department);
        var scopes = policy.Decide(caller, field, Usage.Show).Scopes(AccessLevel.Full);
        return scopes.HasFlag(ScopeSet.County);
    });

    public static void Add(IComplexGraphType type, string name, IGraphType value, string description, params QueryArgument[] arguments)
    {
        var field = new FieldType { Name = name, ResolvedType = value, Description = description };
        if (arguments.Length > 0)
            field.Arguments = new QueryArguments(arguments);
        type.AddField(field);
    }

    /// <summary>Adds a non-null field.</summary>
    public static void AddRequired(IComplexGraphType type, string name, IGraphType value, string description) =>
        Add(type, name, new NonNullGraphType(value), description);

    /// <summary>Creates a list of non-null items.</summary>
    public static ListGraphType ListOf(IGraphType item) => new(new NonNullGraphType(item));

    public static QueryArgument Argument(string name, IGraphType type, string description) => new(type) { Name = name, Description = description };

    /// <summary>Creates a required string argument.</summary>
    public static QueryArgument Text(string name, string description) => Argument(name, new NonNullGraphType(Scalars.String), description);
}
