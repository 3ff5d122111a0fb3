using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Publishing.Validation;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;
using SQLitePCL;

namespace NetHub.Schema.Publishing;

/// <summary>Services shared by all batches.</summary>
internal sealed record PublishServices(DataCatalog Catalog, CurrentPolicy Policy, IdentityCipher Cipher, KeyedDigest SourceDigest, OpaqueIds Ids, PublishOptions Options, TimeProvider Clock);

/// <summary>Creates and holds the objects that read and check the rows of one batch.</summary>
internal sealed class BatchParts : IDisposable
{
    private readonly ScopeCopies scopes;

    public BatchParts(PublishRequest order, HubDbContext db, sqlite3 database, PublishServices services, long lastKey)
    {
        var today = ShanghaiTime.Today(services.Clock);
        var queries = new TableQueries(db, database);
        Order = order;
        Rights = PublishRights.For(order.Caller, order.Dataset);
        Layout = RowLayout.Create(db, order.Dataset);
        Finder = new RowFinder(db, database, services.Cipher, services.SourceDigest, order.Caller.Department);
        var ids = new PublishedIds(services.Catalog, services.Ids, services.Policy.Now, order.Caller, Finder);
        Binding = new RowBinding(Layout, Rights, field => new ValueReader(field, services.Catalog.CodeLists, services.Options.AcceptsSynthetic, today), ids);
        Identity = new RowIdentity(Layout, Finder, queries, lastKey);
        scopes = new ScopeCopies(Layout, queries);
        Merge = new RowMerge(Layout, Rights, services.Cipher, scopes, today);
        Rules = new RowRules(Layout, Rights, Finder, Identity, queries, name => SeesAll(services.Policy.Now, order.Caller, name));
        Whole = new WholeChecks(Layout, queries);
        Ending = new RowEnding(Layout, queries, (string)StorageConverters.ToStored(today)!);
    }

    public PublishRequest Order { get; }

    public PublishRights Rights { get; }

    public RowLayout Layout { get; }

    public RowFinder Finder { get; }

    public RowBinding Binding { get; }

    public RowIdentity Identity { get; }

    public RowMerge Merge { get; }

    public RowRules Rules { get; }

    public WholeChecks Whole { get; }

    public RowEnding Ending { get; }

    private static bool SeesAll(AccessPolicy policy, Caller caller, FieldEntry field) =>
        policy.Decide(caller, field, Usage.Filter).Alternatives.Any(static a => a is { Level: AccessLevel.Full, Scope: RowScope.County });

    /// <summary>Returns whether the row is identified by an opaque id, so that it must already exist.</summary>
    public bool IsNamedById(BoundRow row) => Order.Dataset.Id is { } id && row.Value(id) is not null;

    public void Dispose()
    {
        Rules.Dispose();
        scopes.Dispose();
        Identity.Dispose();
        Finder.Dispose();
    }
}
