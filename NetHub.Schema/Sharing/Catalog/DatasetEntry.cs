using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>信息资源: one dataset, as its class declares it, with its links resolved.</summary>
public sealed class DatasetEntry
{
    private readonly Dictionary<string, FieldEntry> fieldsByName = [];
    private readonly Dictionary<string, FieldEntry> fieldsByProperty = [];
    private readonly Dictionary<string, LinkEntry> linksByName = [];

    public required Type ClrType { get; init; }

    public required DatasetAttribute Declared { get; init; }

    /// <summary>Row scopes, gates and indexes, as declared on the class.</summary>
    public required DatasetScopes Scopes { get; init; }

    /// <summary>What must hold of its rows when they are published.</summary>
    public required DatasetRowRules RowRules { get; init; }

    public string Name => ClrType.Name;

    public Network Network => Declared.Network;

    /// <summary>数源部门, as responsibilities are now.</summary>
    public string Owner => Responsibilities.OwnerFor(Declared.Owner, Network);

    /// <summary>Who answers for what; shared by all datasets of a catalog.</summary>
    public Responsibilities Responsibilities { get; internal set; } = new();

    public AccessClass RowClass => Declared.RowClass;

    /// <summary>Its rows change only with the version of the data; see <see cref="DatasetAttribute.IsVersioned"/>.</summary>
    public bool IsVersioned => Declared.IsVersioned;

    /// <summary>信息资源代码, which the catalog and the schema both say.</summary>
    public string ResourceCode => field ??= Catalog.ResourceCode.For(this);

    /// <summary>Sensitivity of its most sensitive field, whose grade is the dataset's.</summary>
    public Sensitivity Sensitivity => Fields.Max(static f => f.Declared.Sensitivity);

    /// <summary>Datasets that its links lead to.</summary>
    public IEnumerable<DatasetEntry> Related => Links.Select(static l => l.To).Where(d => d != this).Distinct();

    /// <summary>The root field for one row.</summary>
    public string SingularName => Naming.Camel(Name);

    /// <summary>The root field for a connection.</summary>
    public string PluralName => Declared.Plural ?? Naming.Plural(SingularName);

    public IReadOnlyList<FieldEntry> Fields { get; private set; } = [];

    public IReadOnlyList<LinkEntry> Links { get; private set; } = [];

    /// <summary>The surrogate key among the fields; null where the storage keeps a hidden one.</summary>
    public FieldEntry? Id { get; private set; }

    /// <summary>The code that links from other datasets carry where there is no surrogate key: region code, grid code …</summary>
    public FieldEntry? Code { get; private set; }

    public IReadOnlyList<FieldEntry> BusinessKey { get; private set; } = [];

    /// <summary>What a lookup of one row asks for: business key fields that people know, without the start of validity.</summary>
    public IReadOnlyList<FieldEntry> LookupKey { get; private set; } = [];

    /// <summary>
    /// By what publishers know a record: the business key without the surrogate, with the start of validity where rows are dated; none where
    /// only the source's own key tells its records apart.
    /// </summary>
    public IReadOnlyList<FieldEntry> RecordKey { get; private set; } = [];

    public FieldEntry? ValidFrom { get; private set; }

    public FieldEntry? ValidTo { get; private set; }

    /// <summary>Rows answer as of a day.</summary>
    public bool IsDated => ValidFrom is not null && ValidTo is not null;

    public (FieldEntry Field, SubjectKind Kind)? Subject { get; private set; }

    public FieldEntry? SubjectCount { get; private set; }

    /// <summary>The link whose row must exist for this row to exist.</summary>
    public LinkEntry? GoverningLink => Links.FirstOrDefault(l => l.Direction == LinkDirection.ToOne && l.Declared.Governs);

    public FieldEntry? Field(string name) => fieldsByName.GetValueOrDefault(name);

    /// <summary>The field of a property of its class, which its declarations name.</summary>
    /// <exception cref="KeyNotFoundException">Its class declares no such field.</exception>
    public FieldEntry Property(string name) => fieldsByProperty[name];

    public LinkEntry? Link(string name) => linksByName.GetValueOrDefault(name);

    internal void SetFields(IReadOnlyList<FieldEntry> fields)
    {
        Fields = fields;
        foreach (var field in fields)
        {
            fieldsByName[field.Name] = field;
            fieldsByProperty[field.Property.Name] = field;
        }

        BusinessKey = [.. fields.Where(f => f.IsKey)];
        Id = fields.FirstOrDefault(f => f is { IsKey: true, Kind: ValueKind.Id, IsList: false } && f.Property.PropertyType == typeof(long) && !IsReference(f));
        ValidFrom = Field("validFrom");
        ValidTo = Field("validTo");
        LookupKey = [.. BusinessKey.Where(f => f.Kind != ValueKind.Id && f != ValidFrom && f.IsServed)];
        RecordKey = KeyOfRecords(fields);
        Code = Id is null ? BusinessKey.FirstOrDefault(f => f != ValidFrom) : null;
        Subject = fields.Select(f => (f, Attribute: Annotation<SubjectAttribute>(f))).Where(s => s.Attribute is not null)
            .Select(s => ((FieldEntry, SubjectKind)?)(s.f, s.Attribute!.Kind)).FirstOrDefault();
        SubjectCount = fields.FirstOrDefault(f => Annotation<SubjectCountAttribute>(f) is not null);
    }

    internal void AddLink(LinkEntry link)
    {
        Links = [.. Links, link];
        linksByName[link.Name] = link;
        if (link.Direction != LinkDirection.ToMany)
            link.Key.Link = link;
    }

    private List<FieldEntry> KeyOfRecords(IReadOnlyList<FieldEntry> fields)
    {
        var key = RowRules.RecordKey is { } declared ? fields.Where(f => declared.Properties.Contains(f.Property.Name)) : BusinessKey.Where(f => f != Id);
        var parts = key.ToList();
        if (parts.Count > 0 && IsDated && !parts.Contains(ValidFrom!))
            parts.Add(ValidFrom!);
        return parts;
    }

    private static bool IsReference(FieldEntry field) => Annotation<LinkAttribute>(field) is not null;

    private static T? Annotation<T>(FieldEntry field)
        where T : Attribute => (T?)Attribute.GetCustomAttribute(field.Property, typeof(T));

    public override string ToString() => Name;
}
