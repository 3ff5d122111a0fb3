using System.Reflection;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>Reads dataset classes into a catalog, resolves links, and collects every problem before it gives up.</summary>
internal sealed class CatalogBuilder(CodeLists codeLists)
{
    private readonly NullabilityInfoContext nullability = new();
    private readonly List<string> problems = [];

    public DataCatalog Build(IReadOnlyList<Type> types)
    {
        var datasets = types.Select(Read).OfType<DatasetEntry>().ToList();
        var byName = datasets.ToDictionary(d => d.Name);
        foreach (var dataset in datasets)
            LinkUp(dataset, byName);
        var catalog = new DataCatalog(datasets, codeLists);
        problems.AddRange(datasets.SelectMany(d => DatasetRules.Check(d, codeLists)));
        problems.AddRange(ResourceCode.Check(datasets));
        return problems.Count == 0 ? catalog : throw new CatalogException(problems);
    }

    private DatasetEntry? Read(Type type)
    {
        var declared = type.GetCustomAttribute<DatasetAttribute>();
        if (declared is null)
        {
            problems.Add($"{type.Name}: no [Dataset]");
            return null;
        }

        var dataset = new DatasetEntry { ClrType = type, Declared = declared, Scopes = DatasetScopes.From(type), RowRules = DatasetRowRules.From(type) };
        var fields = new List<FieldEntry>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<FieldAttribute>() is { } field)
                fields.Add(Read(dataset, property, field));
            else
                problems.Add($"{type.Name}.{property.Name}: no [Field]");
        }

        dataset.SetFields(fields);
        return dataset;
    }

    private FieldEntry Read(DatasetEntry dataset, PropertyInfo property, FieldAttribute declared)
    {
        var element = ElementOf(property.PropertyType);
        var type = Nullable.GetUnderlyingType(element ?? property.PropertyType) ?? element ?? property.PropertyType;
        if (KindOf(type, declared.Scalar) is not { } kind)
        {
            problems.Add($"{dataset.Name}.{property.Name}: a {type.Name} cannot be a {declared.Scalar}");
            kind = ValueKind.String;
        }

        return new FieldEntry
        {
            Dataset = dataset,
            Property = property,
            Declared = declared,
            Name = Naming.Camel(property.Name),
            Kind = kind,
            ValueType = type,
            IsList = element is not null,
            Derived = property.GetCustomAttribute<DerivedAttribute>(),
            Within = property.GetCustomAttribute<WithinAttribute>(),
            NoPersonalText = property.GetCustomAttribute<NoPersonalTextAttribute>(),
            BeginsWith = property.GetCustomAttribute<BeginsWithAttribute>(),
            IsNullable = Nullable.GetUnderlyingType(property.PropertyType) is not null
                || nullability.Create(property).ReadState == NullabilityState.Nullable,
        };
    }

    private void LinkUp(DatasetEntry dataset, Dictionary<string, DatasetEntry> byName)
    {
        foreach (var field in dataset.Fields)
        {
            if (field.Property.GetCustomAttribute<LinkAttribute>() is not { } declared)
                continue;
            if (!byName.TryGetValue(declared.Target, out var target))
            {
                problems.Add($"{field}: links to {declared.Target}, which is no dataset");
                continue;
            }

            var personName = declared.PersonName is null ? null : dataset.Fields.FirstOrDefault(f => f.Property.Name == declared.PersonName);
            if (declared.PersonName is not null && personName is null)
                problems.Add($"{field}: the name {declared.PersonName} is no field of {dataset}");
            AddLink(dataset, new LinkEntry
            {
                From = dataset,
                To = target,
                Name = declared.Name ?? Naming.Link(field.Property.Name),
                Chinese = $"{field.Declared.Chinese}:{target.Declared.Chinese}",
                English = $"{target.Declared.English}, by {field.Name}",
                Direction = field.IsList ? LinkDirection.ToListed : LinkDirection.ToOne,
                Key = field,
                Declared = declared,
                PersonName = personName,
            });
            if (declared.Reverse is not null)
                AddReverse(field, target, declared, personName);
        }
    }

    private void AddReverse(FieldEntry field, DatasetEntry target, LinkAttribute declared, FieldEntry? personName)
    {
        if (declared.ReverseChinese is null || declared.ReverseEnglish is null)
            problems.Add($"{field}: the link back '{declared.Reverse}' has no Chinese and English description");
        AddLink(target, new LinkEntry
        {
            From = target,
            To = field.Dataset,
            Name = declared.Reverse!,
            Chinese = declared.ReverseChinese ?? "",
            English = declared.ReverseEnglish ?? "",
            Direction = LinkDirection.ToMany,
            Key = field,
            Declared = declared,
            PersonName = personName,
        });
    }

    private void AddLink(DatasetEntry dataset, LinkEntry link)
    {
        if (dataset.Field(link.Name) is not null || dataset.Link(link.Name) is not null)
            problems.Add($"{dataset}: two things are called '{link.Name}' ({link.Key})");
        dataset.AddLink(link);
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static ValueKind? KindOf(Type type, Scalar scalar) => scalar switch
    {
        Scalar.Inferred when type == typeof(string) => ValueKind.String,
        Scalar.Inferred when type == typeof(int) => ValueKind.Int,
        Scalar.Inferred when type == typeof(decimal) => ValueKind.Decimal,
        Scalar.Inferred when type == typeof(bool) => ValueKind.Boolean,
        Scalar.Inferred when type == typeof(DateOnly) => ValueKind.Date,
        Scalar.Inferred when type == typeof(DateTimeOffset) => ValueKind.Instant,
        Scalar.Inferred when type.IsEnum => ValueKind.Enum,
        Scalar.Id when type == typeof(long) => ValueKind.Id,
        not (Scalar.Inferred or Scalar.Id) when type == typeof(string) => Enum.Parse<ValueKind>(scalar.ToString()),
        _ => null,
    };
}
