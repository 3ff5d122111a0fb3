using GraphQLParser;
using GraphQLParser.AST;

namespace NetHub.Tests.Contracts;

/// <summary>A parsed contract: types with their members, and members with their types and arguments.</summary>
internal sealed class ContractDocument
{
    private static readonly HashSet<string> BuiltIn = ["String", "Int", "Float", "Boolean", "ID"];

    private readonly Dictionary<string, Dictionary<string, string>> types = [];
    private readonly HashSet<string> referenced = [];

    public ContractDocument(string sdl)
    {
        foreach (var definition in Parser.Parse(sdl).Definitions.OfType<GraphQLTypeDefinition>().Where(static d => d is not GraphQLDirectiveDefinition))
            types[definition.Name.StringValue] = Members(definition);
    }

    public IReadOnlyCollection<string> Types => types.Keys;

    public bool Has(string type) => types.ContainsKey(type);

    public bool Has(string type, string member) => types.TryGetValue(type, out var members) && members.ContainsKey(member);

    /// <summary>The members of a type, each with its own type.</summary>
    public IReadOnlyDictionary<string, string> this[string type] => types[type];

    /// <summary>Types that are referenced but not defined.</summary>
    public IEnumerable<string> Missing => referenced.Where(r => !Has(r) && !BuiltIn.Contains(r));

    /// <summary>Types that are defined but not referenced.</summary>
    public IEnumerable<string> Unused => types.Keys.Where(t => !referenced.Contains(t) && t is not ("Query" or "Mutation" or "Subscription"));

    /// <summary>Returns the types, members and arguments that the other contract lacks or defines differently.</summary>
    public IEnumerable<string> BeyondOf(ContractDocument whole) =>
        from type in types
        from member in type.Value.Prepend(new KeyValuePair<string, string>("", ""))
        where !whole.Has(type.Key) || (member.Key.Length > 0 && whole[type.Key].GetValueOrDefault(member.Key) != member.Value)
        select $"{type.Key}.{member.Key}: {member.Value}";

    // Arguments also count as members of the type: field(argument).
    private Dictionary<string, string> Members(GraphQLTypeDefinition definition) => definition switch
    {
        GraphQLObjectTypeDefinition type => Fields(type.Fields, type.Interfaces),
        GraphQLInterfaceTypeDefinition type => Fields(type.Fields, null),
        GraphQLInputObjectTypeDefinition type => (type.Fields?.Items ?? []).ToDictionary(f => f.Name.StringValue, f => Name(f.Type)),
        GraphQLEnumTypeDefinition type => (type.Values?.Items ?? []).ToDictionary(v => v.Name.StringValue, static _ => ""),
        _ => [],
    };

    private Dictionary<string, string> Fields(GraphQLFieldsDefinition? fields, GraphQLImplementsInterfaces? interfaces)
    {
        foreach (var implemented in interfaces?.Items ?? [])
            Name(implemented);
        var members = new Dictionary<string, string>();
        foreach (var field in fields?.Items ?? [])
        {
            members[field.Name.StringValue] = Name(field.Type);
            foreach (var argument in field.Arguments?.Items ?? [])
                members[$"{field.Name.StringValue}({argument.Name.StringValue})"] = Name(argument.Type);
        }

        return members;
    }

    private string Name(GraphQLType type)
    {
        switch (type)
        {
            case GraphQLNonNullType inner:
                return Name(inner.Type) + "!";
            case GraphQLListType inner:
                return $"[{Name(inner.Type)}]";
            case GraphQLNamedType named:
                referenced.Add(named.Name.StringValue);
                return named.Name.StringValue;
            default:
                throw new NotSupportedException(type.Kind.ToString());
        }
    }
}
