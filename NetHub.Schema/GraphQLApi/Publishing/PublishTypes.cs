using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Publishing;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.GraphQLApi.Publishing;

/// <summary>Types of the publish mutations and of the progress of batches.</summary>
internal static class PublishTypes
{
    public static void AddMutation(ObjectGraphType root, string name, DatasetEntry dataset, TypeRegistry types) => TypeRegistry.Add(
        root, name, new NonNullGraphType(Receipt(types)),
        $"发布{dataset.Declared.Chinese}；全部入库或全部不入库。Publishes rows of {dataset.Name}; either all rows are stored or none.",
        TypeRegistry.Argument("rows", new NonNullGraphType(TypeRegistry.ListOf(Row(types, dataset))), "记录，最多 500 条。The rows, at most 500."),
        TypeRegistry.Argument("mode", types.Enum(typeof(PublishMode)), "发布方式，默认为 UPSERT。Publish mode; defaults to UPSERT."),
        TypeRegistry.Argument("dryRun", Scalars.Boolean, "true 为只校验，不入库。Checks and counts the rows without storing them."),
        TypeRegistry.Argument("idempotencyKey", Scalars.String, "幂等键；同一键的批次只入库一次。Idempotency key: a batch with the same key is stored only once."),
        TypeRegistry.Argument("source", Scalars.String, "来源系统，默认为客户端名。Source system of the rows; defaults to the client."));

    public static QueryArgument KeyArgument => TypeRegistry.Argument("idempotencyKey", new NonNullGraphType(Scalars.String), "批次的 Idempotency-Key。Idempotency-Key of the batch.");

    // The same as the columns of a file: fields, and references to other rows by their record keys.
    private static InputObjectGraphType Row(TypeRegistry types, DatasetEntry dataset) => types.Input(
        dataset.Name + "Input", $"要发布的{dataset.Declared.Chinese}。A row of {dataset.Name} to publish.", type =>
        {
            foreach (var field in dataset.Fields.Where(f => f.IsServed && f.Derived is null && (types.Contract.MayPublish(f) || f.IsKey)))
            {
                var value = field.Kind == ValueKind.Id ? Scalars.Id : types.Value(field);
                TypeRegistry.Add(type, field.Name, field.IsList && value is not ListGraphType ? TypeRegistry.ListOf(value) : value, TypeNames.Words(field.Declared.Chinese, field.Declared.English));
            }

            foreach (var link in dataset.Links.Where(l => IsReference(l) && (types.Contract.MayPublish(l.Key) || l.Key.IsKey) && dataset.Field(l.Name) is null))
                TypeRegistry.Add(type, link.Name, Key(types, link.To), TypeNames.Words(link.Chinese, link.English));
            if (dataset.RecordKey.Count == 0)
                TypeRegistry.Add(type, "_key", Scalars.String, "来源主键。The source's own key of the record.");
        });

    private static InputObjectGraphType Key(TypeRegistry types, DatasetEntry dataset) => types.Input(
        dataset.Name + "KeyInput", $"{dataset.Declared.Chinese}的业务主键。The record key of {dataset.Name}.", type =>
        {
            if (dataset.RecordKey.Count == 0)
                TypeRegistry.Add(type, "_key", Scalars.String, "来源主键。The source's own key of the record.");
            foreach (var field in dataset.RecordKey.Where(f => f != dataset.ValidFrom))
            {
                if (field.Kind == ValueKind.Id && dataset.Links.FirstOrDefault(l => l.Direction == LinkDirection.ToOne && l.Key == field) is { } link)
                    TypeRegistry.Add(type, link.Name, Key(types, link.To), TypeNames.Words(link.Chinese, link.English));
                else
                    TypeRegistry.Add(type, field.Name, types.Value(field), TypeNames.Words(field.Declared.Chinese, field.Declared.English));
            }
        });

    private static bool IsReference(LinkEntry link) => link is { Direction: LinkDirection.ToOne, Key: { Kind: ValueKind.Id, IsList: false } };

    private static ObjectGraphType Receipt(TypeRegistry types) => types.Object("PublishResult", "发布回执。Receipt of a publication.", type =>
    {
        TypeRegistry.Add(type, "batch", Scalars.Id, "批次；未入库时为空。Id of the batch; null if nothing was stored.");
        TypeRegistry.AddRequired(type, "accepted", Scalars.Boolean, "记录是否全部有效；非只校验时，true 为全部入库，false 为一条也未入库。Whether all rows are valid. Unless dryRun is set, true means that all rows were stored, false that none were.");
        TypeRegistry.AddRequired(type, "dryRun", Scalars.Boolean, "是否只做了校验。Whether the rows were only checked.");
        TypeRegistry.AddRequired(type, "repeated", Scalars.Boolean, "该批次此前是否已入库；若是，本回执为当时的结果。Whether the batch had already been stored; if so, this is the original result.");
        foreach (var (name, words) in Counts)
            TypeRegistry.AddRequired(type, name, Scalars.Int, words);
        TypeRegistry.Add(type, "changesAfter", Scalars.String, "本批变更之前的游标，可用于 changes。Cursor just before the changes of this batch, for use with changes.");
        TypeRegistry.AddRequired(type, "problems", TypeRegistry.ListOf(Problem(types)), "问题。Problems that prevent storing the rows.");
        TypeRegistry.AddRequired(type, "issues", TypeRegistry.ListOf(Problem(types)), "已入库记录的数据疑义。Data issues in rows that were stored.");
    });

    private static readonly (string Name, string Words)[] Counts =
    [
        ("read", "读取的记录数。Rows read."),
        ("inserted", "新增的记录数。Rows inserted."),
        ("updated", "更新的记录数。Rows updated."),
        ("unchanged", "未变的记录数。Rows unchanged."),
        ("ended", "终止的记录数。Rows ended."),
        ("rejected", "有问题的记录数。Rows with problems."),
    ];

    private static ObjectGraphType Problem(TypeRegistry types) => types.Object("PublishProblem", "一条记录的问题；不含数据值。A problem of a row. It contains no data values.", type =>
    {
        TypeRegistry.AddRequired(type, "row", Scalars.Int, "记录序号，从 1 起。Number of the row, starting at 1.");
        TypeRegistry.AddRequired(type, "field", Scalars.String, "信息项；涉及整条记录时为空文本。The field; an empty string if the whole row is concerned.");
        TypeRegistry.AddRequired(type, "rule", Scalars.String, "规则代码。Code of the rule.");
        TypeRegistry.AddRequired(type, "valueClass", Scalars.String, "值的形式，如 DIGITS(18)。The form of the value, for example DIGITS(18).");
        TypeRegistry.AddRequired(type, "message", Scalars.String, "说明。Message.");
    });

    public static ObjectGraphType Status(TypeRegistry types) => types.Object("PublishProgress", "批次的进度。Progress of a batch.", type =>
    {
        TypeRegistry.AddRequired(type, "phase", types.Enum(typeof(PublishPhase)), "阶段。Phase.");
        TypeRegistry.AddRequired(type, "rowsRead", Scalars.Int, "已读取并校验的记录数。Rows read and checked.");
        TypeRegistry.AddRequired(type, "rowsValid", Scalars.Int, "其中无问题的记录数。Rows without problems.");
        TypeRegistry.AddRequired(type, "rowsStored", Scalars.Int, "已写入的记录数。Rows written.");
        TypeRegistry.AddRequired(type, "startedAt", Scalars.DateTime, "开始时间。Start time.");
        TypeRegistry.Add(type, "estimatedEnd", Scalars.DateTime, "预计完成时间。Estimated end time at the current speed.");
    });
}
