using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>The selected fields of a row that is read by a root, a connection or a link.</summary>
internal sealed class DecidedRow(DatasetEntry dataset, DecidedRow? parent) : DecidedNode
{
    public DatasetEntry Dataset => dataset;

    /// <summary>The row with the link to this row; null if the row is not read through a to-one link.</summary>
    public DecidedRow? Parent => parent;

    public RowRule Rule { get; set; } = new(dataset);

    /// <summary>The cap that the link sets on the levels of the row.</summary>
    public RowCap Cap { get; set; } = parent is null ? RowCap.None : RowCap.Masked;

    public IReadOnlyList<DecidedItem> Items { get; set; } = [];

    public override IEnumerable<DecidedNode> Below => Items;

    public override IEnumerable<RowRule> Rules => [Rule];

    /// <summary>Whether the row, or a row of its to-one links, shows personal values.</summary>
    public bool ShowsPersonalWithLinks => Items.Any(static i => i.ShowsPersonal || i is DecidedLink { IsPermitted: true, Target.ShowsPersonalWithLinks: true });

    public override string ToString() => $"{{{string.Join(' ', Items)}}}";
}

/// <summary>One selected field of a row.</summary>
internal abstract class DecidedItem(DecidedRow row) : DecidedNode
{
    public DecidedRow Row => row;
}

/// <summary>An item without decisions, since every caller that sees the row may see it: type name, provenance.</summary>
internal sealed class UndecidedItem(DecidedRow row, RowItem item) : DecidedItem(row)
{
    public RowItem Item => item;

    public override string ToString() => item.ToString();
}

/// <summary>The opaque id of the row.</summary>
internal sealed class DecidedRowId(DecidedRow row, RowIdItem item) : DecidedItem(row)
{
    public RowIdItem Item => item;

    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    public Showing Showing { get; set; } = Showing.Denied;

    public override IEnumerable<string> Grants => Linkability.Grants;

    public override string ToString() => $"id:{Showing}";
}

/// <summary>A selected field.</summary>
internal sealed class DecidedField(DecidedRow row, FieldItem item) : DecidedItem(row)
{
    public FieldItem Item => item;

    public FieldEntry Field => item.Field;

    public FieldScopes Scopes { get; set; }

    /// <summary>Where the key may be linked; ignored for fields that are not keys.</summary>
    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    public Showing Showing { get; set; } = Showing.Denied;

    public SubjectMark? Subject { get; set; }

    public override IEnumerable<QueryError> Denials => Showing is NotShown ? [QueryErrors.FieldDenied(Field, item.Path, Scopes.Lack)] : [];

    public override IEnumerable<SharingNote> Notes => Effects.Select(e => new SharingNote(item.Path, e, Field.Coordinate));

    public override IEnumerable<(FieldEntry Field, Usage Usage)> Wanted => [(Field, Usage.Show)];

    public override IEnumerable<FieldRead> Reads => Showing is NotShown ? [] : [new FieldRead(Field, Usage.Show, Read)];

    public override IEnumerable<string> Grants => [.. Scopes.Grants, .. Linkability.Grants];

    public override bool ShowsPersonal => Field.IsPersonal && Showing is not NotShown;

    /// <summary>Whether the field is FULL on every existing row.</summary>
    public bool IsFull => Scopes.Full.Covers(Row.Rule.Scopes) && Row.Cap.IsNone;

    /// <summary>Whether the field is FULL on no row.</summary>
    public bool IsNeverFull => Scopes.Full == ScopeSet.None || Row.Cap.IsMasked;

    public override AccessLevel Level => Showing is NotShown ? AccessLevel.None : IsNeverFull ? AccessLevel.Masked : AccessLevel.Full;

    private ReadLevel Read => IsFull ? ReadLevel.Full : IsNeverFull ? ReadLevel.Masked : ReadLevel.PartlyMasked;

    private IEnumerable<string> Effects => Showing switch
    {
        NotShown or KeyShowing => [],
        InFull full => full.Where is null ? [] : [SharingNote.PartlyDenied],
        _ => Scopes.Shown.Covers(Row.Rule.Scopes) ? MaskingEffects : MaskingEffects.Prepend(SharingNote.PartlyDenied),
    };

    private IEnumerable<string> MaskingEffects => IsNeverFull ? [SharingNote.Masked]
        : Scopes.Shown != Scopes.Full || !Row.Cap.IsNone ? [SharingNote.PartlyMasked]
        : [];

    public override string ToString() =>
        $"{item}:{Showing}{(Showing is NotShown ? $"(owner {Field.Owner}{(Field.Sharing != Vocabulary.SharingType.Restricted ? ", requestable" : "")})" : "")}";
}

/// <summary>A to-one link.</summary>
internal sealed class DecidedLink(DecidedRow row, LinkItem item, DecidedRow target) : DecidedItem(row)
{
    public LinkItem Item => item;

    public DecidedRow Target => target;

    /// <summary>The scopes in which the key is shown.</summary>
    public FieldScopes KeyScopes { get; set; }

    /// <summary>Where the key may be linked.</summary>
    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    /// <summary>Whether the key is FULL on some rows.</summary>
    public bool IsKeyShown => KeyScopes.Full != ScopeSet.None && !Row.Cap.IsMasked;

    public bool IsPermitted => IsKeyShown && !target.Rule.IsDenied;

    /// <summary>The scopes from which the link may be followed, relative to the row with the key.</summary>
    public IReadOnlyList<AncestorScopes> FollowedWhere =>
        KeyScopes.Full.Covers(Row.Rule.Scopes) ? Row.Cap.FullWhere : [new AncestorScopes(0, KeyScopes.Full), .. Row.Cap.FullWhere];

    public override IEnumerable<DecidedNode> Below => [target];

    public override IEnumerable<DecidedNode> Permitted => IsPermitted ? [target] : [];

    public override IEnumerable<QueryError> Denials => !IsKeyShown ? [QueryErrors.FieldDenied(item.Link.Key, item.Path, KeyScopes.Lack)]
        : target.Rule.IsDenied ? [QueryErrors.RowsDenied(item.Link.To, item.Path, target.Rule.Missing)]
        : [];

    public override IEnumerable<(FieldEntry Field, Usage Usage)> Wanted => [(item.Link.Key, Usage.Show)];

    public override AccessLevel Level => IsKeyShown ? AccessLevel.Full : AccessLevel.None;

    public override IEnumerable<string> Grants => [.. KeyScopes.Grants, .. IsPermitted ? Linkability.Grants : []];

    public override string ToString() => IsPermitted ? $"{item.Link.Name}→{target.Rule}{target}" : $"{item.Link.Name}→DENIED";
}

/// <summary>A to-many link: the connection of the linked rows.</summary>
internal sealed class DecidedChildren(DecidedRow row, ChildrenItem item, DecidedConnection connection) : DecidedItem(row)
{
    public ChildrenItem Item => item;

    public LinkEntry Link => item.Link;

    public DecidedConnection Connection => connection;

    /// <summary>The usage of the key: FILTER on a key that is followed back, SHOW on a list of keys.</summary>
    public Usage KeyUsage => Link.Direction == LinkDirection.ToMany ? Usage.Filter : Usage.Show;

    public FieldScopes KeyScopes { get; set; }

    /// <summary>Where the key may be linked.</summary>
    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    /// <summary>Where the link may be followed from the row: never from a masked person's row.</summary>
    public Linkability LeadsBack { get; set; } = Linkability.Nowhere;

    /// <summary>Whether the key may only be counted by: then only statistics are available, no rows.</summary>
    public bool IsCountedOnly => KeyScopes.Full == ScopeSet.None && Link.IsWithin && KeyScopes.Counted != ScopeSet.None;

    public bool IsPermitted => !Row.Cap.IsMasked && (KeyScopes.Full != ScopeSet.None || IsCountedOnly) && !Linkability.IsNowhere && !LeadsBack.IsNowhere;

    public override IEnumerable<DecidedNode> Below => [connection];

    public override IEnumerable<DecidedNode> Permitted => IsPermitted ? [connection] : [];

    public override IEnumerable<QueryError> Denials => IsPermitted ? []
        : [QueryErrors.FieldDenied(Link.Key, item.Path, Row.Cap.IsMasked ? MissingPurpose.None : KeyScopes.Lack)];

    public override IEnumerable<(FieldEntry Field, Usage Usage)> Wanted => Row.Cap.IsMasked ? [] : [(Link.Key, KeyUsage)];

    public override AccessLevel Level => !IsPermitted ? AccessLevel.None : IsCountedOnly ? AccessLevel.Aggregate : AccessLevel.Full;

    public override IEnumerable<string> Grants => Row.Cap.IsMasked ? [] : [.. KeyScopes.Grants, .. Linkability.Grants];

    public override string ToString() => IsPermitted ? $"{Link.Name}⇉{connection}" : $"{Link.Name}⇉DENIED";
}
