using System.Linq.Expressions;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>来源: where a row comes from. Whoever may see the row may know; batches have opaque numbers, since those would tell how many there are.</summary>
internal sealed class ProvenanceCompiler(CompilingContext context, Relation relation)
{
    /// <summary>Domain of the opaque ids of batches.</summary>
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
