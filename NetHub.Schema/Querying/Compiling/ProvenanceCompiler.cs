using System.Linq.Expressions;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>
/// Compiles 来源, the provenance of a row, which every caller that sees the row may see. Batch ids are opaque, since plain numbers would
/// disclose how many batches there are.
/// </summary>
internal sealed class ProvenanceCompiler(CompilingContext context, Relation relation)
{
    /// <summary>The domain of the opaque batch ids.</summary>
    public const string BatchDomain = nameof(PublishBatch);

    public ObjectItem Compile(RowNode node, ProvenanceItem item) =>
        new(item.ResponseKey, new CompiledObject([.. item.Members.Select(m => Member(node, m))]));

    private CompiledItem Member(RowNode node, ProvenanceMember member) => member.Name switch
    {
        "batch" => new ValueItem(member.ResponseKey, Own(node, StorageModel.Batch), new KeyFormat(BatchDomain, IsRaw: false)),
        "version" => new ValueItem(member.ResponseKey, Own(node, StorageModel.RowVersion), new NumberFormat()),
        "sourceSystem" => new ValueItem(member.ResponseKey, OfBatch(node, nameof(PublishBatch.SourceSystem)), new TextFormat()),
        "publishedAt" => new ValueItem(member.ResponseKey, OfBatch(node, nameof(PublishBatch.PublishedAt)), new InstantFormat()),
        _ => new ConstantItem(member.ResponseKey, ProvenanceItem.Type),
    };

    private ColumnRef Own(RowNode node, string property) => relation.Column(node, property, row => Expr.Shadow(row, typeof(long), property));

    private ColumnRef OfBatch(RowNode node, string property) => relation.Column(node, "provenance " + property, row =>
    {
        var batch = Expression.Parameter(typeof(PublishBatch), "batch");
        var isIts = Expr.Equal(Expression.Property(batch, nameof(PublishBatch.Id)), Expr.Shadow(row, typeof(long), StorageModel.Batch));
        var value = Expr.Nullable(Expression.Property(batch, property));
        var values = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [batch.Type, value.Type],
            Expr.Where(context.Db.Set(typeof(PublishBatch)).Expression, isIts, batch), Expression.Quote(Expression.Lambda(value, batch)));
        return Expression.Call(typeof(Queryable), nameof(Queryable.FirstOrDefault), [value.Type], values);
    });
}
