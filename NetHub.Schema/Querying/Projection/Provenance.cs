using System.Linq.Expressions;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Querying.Projection;

/// <summary>来源: where a row comes from. Whoever may see the row may know; batches have opaque numbers, since those would tell how many there are.</summary>
internal static class Provenance
{
    /// <summary>The field of every row.</summary>
    public const string Field = "_provenance";

    /// <summary>Domain of the opaque ids of batches.</summary>
    public const string BatchDomain = nameof(PublishBatch);

    public static RowStep Step(PlanContext context, Relation relation, RowNode node, Selection selection)
    {
        var steps = selection.Children(nameof(Provenance)).Select(s => Member(context, relation, node, s));
        return new ObjectStep(selection.ResponseKey, [.. steps]);
    }

    private static RowStep Member(PlanContext context, Relation relation, RowNode node, Selection selection) => selection.Name switch
    {
        "batch" => new ValueStep(selection.ResponseKey, Batch(relation, node), ValueWriters.Key(BatchDomain, raw: false)),
        "version" => new ValueStep(selection.ResponseKey, relation.Column(node, StorageModel.RowVersion, row => Expr.Shadow(row, typeof(long), StorageModel.RowVersion)), ValueWriters.Number),
        "sourceSystem" => new ValueStep(selection.ResponseKey, OfBatch(context, relation, node, nameof(PublishBatch.SourceSystem)), ValueWriters.Text),
        "publishedAt" => new ValueStep(selection.ResponseKey, OfBatch(context, relation, node, nameof(PublishBatch.PublishedAt)), ValueWriters.Instant),
        _ => new FixedStep(selection.ResponseKey, nameof(Provenance)),
    };

    private static ColumnRef Batch(Relation relation, RowNode node) =>
        relation.Column(node, StorageModel.Batch, row => Expr.Shadow(row, typeof(long), StorageModel.Batch));

    private static ColumnRef OfBatch(PlanContext context, Relation relation, RowNode node, string property) => relation.Column(node, "provenance " + property, row =>
    {
        var batch = Expression.Parameter(typeof(PublishBatch), "batch");
        var isIts = Expr.Equal(Expression.Property(batch, nameof(PublishBatch.Id)), Expr.Shadow(row, typeof(long), StorageModel.Batch));
        var value = Expr.Nullable(Expression.Property(batch, property));
        var values = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [batch.Type, value.Type],
            Expr.Where(context.Db.Set(typeof(PublishBatch)).Expression, isIts, batch), Expression.Quote(Expression.Lambda(value, batch)));
        return Expression.Call(typeof(Queryable), nameof(Queryable.FirstOrDefault), [value.Type], values);
    });
}
