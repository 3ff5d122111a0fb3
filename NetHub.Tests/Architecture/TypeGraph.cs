using Mono.Cecil;
using NetHub.Ledger;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Server.Hosting;

namespace NetHub.Tests.Architecture;

/// <summary>
/// A type by its folder: its namespace without the assembly's name, such as <c>Sharing.Access</c>. A foreign type has its whole namespace.
/// </summary>
internal readonly record struct TypeName(string Folder, string Name, bool IsOfHub)
{
    public override string ToString() => $"{Folder}.{Name}";

    /// <summary>Tells whether the type is in the folder or below it.</summary>
    public bool IsIn(string folder) => Folder == folder || Folder.StartsWith(folder + ".", StringComparison.Ordinal);
}

/// <summary>A use of one type by another.</summary>
internal readonly record struct TypeUse(TypeName From, TypeName To)
{
    public override string ToString() => $"{From} → {To}";
}

/// <summary>
/// Reads from a compiled assembly which types use which: in signatures, bodies, base types, generic arguments,
/// constraints and attributes. Nested types, closures and state machines count as the type that contains them. Constants leave no use.
/// </summary>
internal sealed class TypeGraph
{
    private readonly string root;
    private readonly HashSet<TypeUse> uses = [];

    /// <param name="assembly">The path of the assembly.</param>
    /// <param name="root">The namespace prefix of the types to read.</param>
    public TypeGraph(string assembly, string root)
    {
        this.root = root;
        using var foreign = new DefaultAssemblyResolver();
        var loadable = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        foreach (var folder in loadable.Select(Path.GetDirectoryName).Distinct())
            foreign.AddSearchDirectory(folder);
        using var module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { AssemblyResolver = foreign });
        foreach (var type in module.GetTypes())
            Read(type, Name(type));
    }

    public static TypeGraph Hub { get; } = new(typeof(DataCatalog).Assembly.Location, "NetHub.Schema");

    public static TypeGraph Ledger { get; } = new(typeof(AuditLedger).Assembly.Location, "NetHub.Ledger");

    public static TypeGraph Server { get; } = new(typeof(HubApplication).Assembly.Location, "NetHub.Server");

    /// <summary>Every use of a different type, each once.</summary>
    public IEnumerable<TypeUse> Uses => uses;

    /// <summary>The uses between the hub's own types that cross folders.</summary>
    public IEnumerable<TypeUse> Crossings => uses.Where(static u => u.To.IsOfHub && u.From.Folder != u.To.Folder);

    /// <summary>All folders of the hub.</summary>
    public IReadOnlySet<string> Folders => uses.Select(static u => u.From.Folder).ToHashSet();

    private void Read(TypeDefinition type, TypeName from)
    {
        if (!from.IsOfHub)
            return;
        IEnumerable<TypeReference?> used =
        [
            type.BaseType,
            .. type.Interfaces.Select(static i => i.InterfaceType),
            .. type.GenericParameters.SelectMany(static p => p.Constraints).Select(static c => c.ConstraintType),
            .. type.Fields.Select(static f => f.FieldType),
            .. type.Methods.SelectMany(OfMethod),
            .. new IEnumerable<ICustomAttributeProvider>[] { [type], type.Fields, type.Properties, type.Events, type.Methods, type.Methods.SelectMany(static m => m.Parameters) }
                .SelectMany(static p => p).SelectMany(static p => p.CustomAttributes).SelectMany(OfAttribute),
        ];
        foreach (var to in used.OfType<TypeReference>().SelectMany(Parts).Select(Name).Where(to => to != from))
            uses.Add(new TypeUse(from, to));
    }

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method) =>
    [
        .. OfCall(method),
        .. method.GenericParameters.SelectMany(static p => p.Constraints).Select(static c => c.ConstraintType),
        .. method.HasBody ? OfBody(method.Body) : [],
    ];

    private static IEnumerable<TypeReference?> OfBody(Mono.Cecil.Cil.MethodBody body) =>
    [
        .. body.Variables.Select(static v => v.VariableType),
        .. body.ExceptionHandlers.Select(static h => h.CatchType),
        .. body.Instructions.SelectMany(static i => i.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference method => OfCall(method),
            _ => Array.Empty<TypeReference?>(),
        }),
    ];

    private static IEnumerable<TypeReference?> OfCall(MethodReference method) =>
    [
        method.DeclaringType,
        method.ReturnType,
        .. method.Parameters.Select(static p => p.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> OfAttribute(CustomAttribute attribute) =>
        attribute.ConstructorArguments.Concat(attribute.Properties.Concat(attribute.Fields).Select(static p => p.Argument))
            .SelectMany(OfArgument).Append(attribute.AttributeType);

    private static IEnumerable<TypeReference?> OfArgument(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [argument.Type, type],
        CustomAttributeArgument boxed => OfArgument(boxed),
        CustomAttributeArgument[] several => several.SelectMany(OfArgument).Append(argument.Type),
        _ => [argument.Type],
    };

    // A List<X> counts as a use of List and of X.
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter or FunctionPointerType => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification other => Parts(other.ElementType),
        _ => [type],
    };

    private TypeName Name(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        var isOfHub = type.Namespace == root || type.Namespace.StartsWith(root + ".", StringComparison.Ordinal);
        return new TypeName(!isOfHub ? type.Namespace : type.Namespace == root ? "." : type.Namespace[(root.Length + 1)..], type.Name, isOfHub);
    }
}
