using System.Text;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.GraphQLApi.Contracts;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Contracts;

/// <summary>A department's contract holds exactly what the policy permits it on some row, in full or masked.</summary>
[Collection(GeneratedCounty.Name)]
public sealed class DepartmentContractTests(HubFixture hub)
{
    public static TheoryData<string> Departments() => [.. AccessMatrix.Baseline().Departments];

    private HubContracts Contracts => hub.Services.GetRequiredService<HubContracts>();

    [Theory]
    [MemberData(nameof(Departments))]
    public void The_contract_has_a_field_exactly_if_the_policy_permits_showing_it(string department) => Compare(
        department, (caller, field) => field.IsServed && HasRows(caller, field) && Levels(caller, field, Usage.Show) >= AccessLevel.Masked, static (contract, field) => contract.Has(field.Dataset.Name, field.Name));

    [Theory]
    [MemberData(nameof(Departments))]
    public void The_contract_has_a_filter_exactly_if_the_policy_permits_it(string department) => Compare(
        department, (caller, field) => field.IsFilterable && IsCounted(caller, field) && Levels(caller, field, Usage.Filter) >= AccessLevel.Aggregate,
        static (contract, field) => contract.Has(field.Dataset.Name + "FilterInput", field.Name));

    [Theory]
    [MemberData(nameof(Departments))]
    public void The_contract_has_an_order_exactly_if_the_policy_permits_it_in_full(string department) => Compare(
        department, (caller, field) => field.IsSortable && HasRows(caller, field) && Levels(caller, field, Usage.Sort) == AccessLevel.Full,
        static (contract, field) => contract.Has(field.Dataset.Name + "SortInput", field.Name));

    [Theory]
    [MemberData(nameof(Departments))]
    public void The_contract_has_a_group_key_exactly_if_the_policy_permits_it(string department) => Compare(
        department, (caller, field) => field.IsGroupable && IsCounted(caller, field) && Levels(caller, field, Usage.Group) >= AccessLevel.Aggregate,
        static (contract, field) => contract.Has(field.Dataset.Name + "GroupKey", field.Name));

    [Theory]
    [MemberData(nameof(Departments))]
    public void The_contract_has_an_aggregate_exactly_if_the_policy_permits_it(string department) => Compare(
        department, (caller, field) => field.IsSortable && IsCounted(caller, field) && Levels(caller, field, Usage.Aggregate) >= AccessLevel.Aggregate,
        static (contract, field) => contract.Has(field.Dataset.Name + "Aggregate", field.Name));

    [Theory]
    [MemberData(nameof(Departments))]
    public void A_dataset_that_can_only_be_counted_has_statistics_and_no_rows(string department)
    {
        var contract = Read(department);
        var caller = hub.Policy.WithPurpose(HubContracts.CallerOf(department), HubFixture.OnDuty.Origin.Purpose, DateTimeOffset.MaxValue);

        foreach (var dataset in hub.Catalog.Datasets)
        {
            var (hasRows, isCounted) = (hub.Policy.Rows(caller, dataset) != ScopeSet.None, IsCounted(caller, dataset));
            var connection = dataset.Name + "Connection";
            Assert.Equal((isCounted, hasRows), (contract.Has(connection, "aggregate"), contract.Has(connection, "nodes")));
            Assert.Equal((isCounted, hasRows, hasRows), (contract.Has("Query", dataset.PluralName), contract.Has("Query", dataset.PluralName + "(first)"), contract.Has(dataset.Name)));
        }
    }

    [Theory]
    [MemberData(nameof(Departments))]
    public void A_contract_is_a_consistent_part_of_the_whole_schema(string department)
    {
        var contract = Read(department);
        var whole = new ContractDocument(Encoding.UTF8.GetString(Contracts.Whole.Sdl.Span));

        Assert.Empty(contract.BeyondOf(whole));
        Assert.Empty(contract.Missing);
        Assert.Empty(contract.Unused);
        Assert.All(contract.Types.Where(t => t.EndsWith("Input", StringComparison.Ordinal) || t.EndsWith("GroupField", StringComparison.Ordinal)), t => Assert.NotEmpty(contract[t]));
        Assert.True(contract.Types.Count <= whole.Types.Count);
    }

    [Theory]
    [MemberData(nameof(Departments))]
    public void A_schema_can_be_built_from_a_contract(string department)
    {
        var sdl = Text(department);

        var builder = new SchemaBuilder();
        foreach (var dataset in hub.Catalog.Datasets)
            builder.Types.For(dataset.Name).IsTypeOfFunc = static _ => true;
        var schema = builder.Build(sdl);
        foreach (var scalar in new ContractDocument(sdl).Types.Where(t => sdl.Contains($"\nscalar {t}\n", StringComparison.Ordinal)))
            schema.RegisterType(new NamedScalar { Name = scalar });
        // The engine requires a stream resolver for each subscription field.
        foreach (var field in schema.Subscription!.Fields)
            field.StreamResolver = new SourceStreamResolver<object>(static IObservable<object?> (_) => throw new InvalidOperationException());
        schema.Initialize();

        Assert.Empty(Validate(schema, "{ viewer { department } " + string.Join(' ', hub.Catalog.Datasets.Select(d => Everything(schema, d))) + " }"));
    }

    private static string Everything(ISchema schema, DatasetEntry dataset)
    {
        var fields = (schema.AllTypes[dataset.Name] as IObjectGraphType)?.Fields.Select(f => f.Name).Where(f => dataset.Field(f) is not null);
        return fields is null ? "" : $"{dataset.PluralName}(first: 1) {{ nodes {{ id {string.Join(' ', fields)} }} }}";
    }

    private static IEnumerable<string> Validate(ISchema schema, string operation)
    {
        var document = Parser.Parse(operation);
        var result = new DocumentValidator().ValidateAsync(new ValidationOptions
        {
            Schema = schema,
            Document = document,
            Operation = (GraphQLOperationDefinition)document.Definitions[0],
            Variables = Inputs.Empty,
            Extensions = Inputs.Empty,
            UserContext = new Dictionary<string, object?>(),
        }).GetAwaiter().GetResult();
        return result.Errors.Select(e => e.Message);
    }

    [Fact]
    public void Townships_share_a_contract_and_unknown_departments_have_none()
    {
        Assert.Same(Contracts.Find("TWN"), Contracts.Find("TWN-431021108"));
        Assert.Same(Contracts.Find("plc"), Contracts.Find("PLC"));
        Assert.All(new[] { "", "AMR", "AUD", "TWN-", "TWN-1", "TWN-4310211080", "PLC-431021108", "TWN-431021108\n", "x" }, code => Assert.Null(Contracts.Find(code)));
    }

    private void Compare(string department, Func<Caller, FieldEntry, bool> expected, Func<ContractDocument, FieldEntry, bool> actual)
    {
        var contract = Read(department);
        var caller = hub.Policy.WithPurpose(HubContracts.CallerOf(department), HubFixture.OnDuty.Origin.Purpose, DateTimeOffset.MaxValue);
        var fields = hub.Catalog.Datasets.SelectMany(d => d.Fields).ToList();

        var wrong = fields.Where(f => expected(caller, f) != actual(contract, f)).Select(f => f.Coordinate).ToList();

        Assert.Empty(wrong);
        Assert.Contains(fields, f => expected(caller, f));
        Assert.Contains(fields, f => !expected(caller, f));
    }

    private bool HasRows(Caller caller, FieldEntry field) => hub.Policy.Rows(caller, field.Dataset) != ScopeSet.None;

    private bool IsCounted(Caller caller, FieldEntry field) => IsCounted(caller, field.Dataset);

    // Countable by its row class, or by a field that statistics can be grouped by.
    private bool IsCounted(Caller caller, DatasetEntry dataset) => hub.Policy.CountableRows(caller, dataset) != ScopeSet.None
        || dataset.Fields.Any(f => IsCoarse(f) && Levels(caller, f, Usage.Group) >= AccessLevel.Aggregate);

    private static bool IsCoarse(FieldEntry field) => field.IsGroupable && (field.IsCoded || field.Kind is not (ValueKind.String or ValueKind.Int or ValueKind.Decimal));

    private AccessLevel Levels(Caller caller, FieldEntry field, Usage usage) =>
        hub.Policy.Decide(caller, field, usage).Alternatives.Select(a => a.Level).DefaultIfEmpty(AccessLevel.None).Max();

    private ContractDocument Read(string department) => new(Text(department));

    private string Text(string department) => Encoding.UTF8.GetString(Contracts.Find(department)!.Sdl.Span);

    private sealed class NamedScalar : ScalarGraphType
    {
        public override object? ParseValue(object? value) => value;
    }
}
