using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Types;

/// <summary>Directives that show catalog entries and costs in the SDL.</summary>
internal static class HubDirectives
{
    private static readonly string[] SlicingArguments = ["first", "last"];
    private static readonly string[] SizedFields = ["nodes", "edges"];

    public static IEnumerable<Directive> All =>
    [
        new Directive("dataset", DirectiveLocation.Object)
        {
            Description = "信息资源目录条目。Catalog entry of a dataset.",
            Arguments = Texts("network", "owner", "code", "updates", "rowClass"),
        },
        new Directive("sharing", DirectiveLocation.FieldDefinition)
        {
            Description = "信息项的共享属性。Sharing properties of a field.",
            Arguments = Texts("type", "sensitivity", "class", "mask", "owner"),
        },
        new Directive("cost", DirectiveLocation.FieldDefinition, DirectiveLocation.Object)
        {
            Description = "成本权重（IBM 成本规范）。Cost weight, as defined by the IBM cost specification.",
            Arguments = Texts("weight"),
        },
        new Directive("listSize", DirectiveLocation.FieldDefinition)
        {
            Description = "列表大小（IBM 成本规范）。List size, as defined by the IBM cost specification.",
            Arguments = new QueryArguments(
                new QueryArgument(Scalars.Int) { Name = "assumedSize", Description = "默认大小。Default size." },
                new QueryArgument(new ListGraphType(new NonNullGraphType(Scalars.String))) { Name = "slicingArguments", Description = "决定大小的参数。Arguments that determine the size." },
                new QueryArgument(new ListGraphType(new NonNullGraphType(Scalars.String))) { Name = "sizedFields", Description = "具有该大小的字段。Fields that have this size." }),
        },
    ];

    public static void Apply(ObjectGraphType type, DatasetEntry dataset) => type.ApplyDirective("dataset", directive => directive
        .AddArgument(new DirectiveArgument("network") { Value = Naming.UpperSnake(dataset.Network.ToString()) })
        .AddArgument(new DirectiveArgument("owner") { Value = dataset.Owner })
        .AddArgument(new DirectiveArgument("code") { Value = dataset.ResourceCode })
        .AddArgument(new DirectiveArgument("updates") { Value = Naming.UpperSnake(dataset.Declared.Updates.ToString()) })
        .AddArgument(new DirectiveArgument("rowClass") { Value = Naming.UpperSnake(dataset.RowClass.ToString()) }));

    public static void Apply(FieldType type, FieldEntry field) => type.ApplyDirective("sharing", directive => directive
        .AddArgument(new DirectiveArgument("type") { Value = Naming.UpperSnake(field.Sharing.ToString()) })
        .AddArgument(new DirectiveArgument("sensitivity") { Value = Naming.UpperSnake(field.Declared.Sensitivity.ToString()) })
        .AddArgument(new DirectiveArgument("class") { Value = Naming.UpperSnake(field.AccessClass.ToString()) })
        .AddArgument(new DirectiveArgument("mask") { Value = Naming.UpperSnake(field.Mask.ToString()) })
        .AddArgument(new DirectiveArgument("owner") { Value = field.Owner }));

    public static void ApplyListSize(FieldType field) => field
        .ApplyDirective("cost", directive => directive.AddArgument(new DirectiveArgument("weight") { Value = "1.0" }))
        .ApplyDirective("listSize", directive => directive
            .AddArgument(new DirectiveArgument("assumedSize") { Value = 50 })
            .AddArgument(new DirectiveArgument("slicingArguments") { Value = SlicingArguments })
            .AddArgument(new DirectiveArgument("sizedFields") { Value = SizedFields }));

    private static QueryArguments Texts(params string[] names) => new(names.Select(n => new QueryArgument(Scalars.String) { Name = n, Description = n }));
}
