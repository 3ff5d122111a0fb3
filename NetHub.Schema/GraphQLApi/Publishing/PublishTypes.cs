using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Publishing;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.GraphQLApi.Publishing;

/// <summary>A mutation for each dataset that publishes some rows, and what it is answered.</summary>
internal static class PublishTypes
{
    public static void AddMutation(ObjectGraphType root, string name, DatasetEntry dataset, TypeRegistry types) => TypeRegistry.Add(
        root, name, new NonNullGraphType(Receipt(types)),
        $"发布{dataset.Declared.Chinese}；全部入库或全部不入库。Publishes rows of {dataset.Name}: all of them or none.",
        TypeRegistry.Argument("rows", new NonNullGraphType(TypeRegistry.ListOf(Row(types, dataset))), "记录，最多 500 条。Rows, at most 500."),
        TypeRegistry.Argument("mode", types.Enum(typeof(PublishMode)), "方式，默认 UPSERT。How they are taken; UPSERT when not said."),
        TypeRegistry.Argument("dryRun", Scalars.Boolean, "只校验，不保存。Checks and counts, and keeps nothing."),
        TypeRegistry.Argument("idempotencyKey", Scalars.String, "幂等键：同一键只入库一次。The publisher's own name for the batch: it is taken once."),
        TypeRegistry.Argument("source", Scalars.String, "来源系统，默认客户端名。The system that they come from; the client when not said."));

    public static QueryArgument KeyArgument => TypeRegistry.Argument("idempotencyKey", new NonNullGraphType(Scalars.String), "批次的 Idempotency-Key。Its Idempotency-Key.");

    // What a file says with columns: fields, and rows of other datasets by their record keys.
    private static InputObjectGraphType Row(TypeRegistry types, DatasetEntry dataset) => types.Input(
        dataset.Name + "Input", $"要发布的{dataset.Declared.Chinese}。A row of {dataset.Name} to be published.", type =>
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

    private static ObjectGraphType Receipt(TypeRegistry types) => types.Object("PublishResult", "发布回执。What came of a publication.", type =>
    {
        TypeRegistry.Add(type, "batch", Scalars.Id, "批次；未保存时为空。The batch; null where nothing was kept.");
        TypeRegistry.AddRequired(type, "accepted", Scalars.Boolean, "全部入库；否则一条也未入库。All rows were taken; otherwise none was.");
        TypeRegistry.AddRequired(type, "dryRun", Scalars.Boolean, "只做了校验。It was only checked.");
        TypeRegistry.AddRequired(type, "repeated", Scalars.Boolean, "此前已入库，这是当时的结果。It was taken before; this is what was answered then.");
        foreach (var (name, words) in Counts)
            TypeRegistry.AddRequired(type, name, Scalars.Int, words);
        TypeRegistry.Add(type, "changesAfter", Scalars.String, "本批变更之前的游标，可用于 changes。Cursor before its changes, for changes.");
        TypeRegistry.AddRequired(type, "problems", TypeRegistry.ListOf(Problem(types)), "问题。What is wrong.");
        TypeRegistry.AddRequired(type, "issues", TypeRegistry.ListOf(Problem(types)), "已入库但有疑义之处。What is questionable about rows that were taken.");
    });

    private static readonly (string Name, string Words)[] Counts =
    [
        ("read", "读取的记录。Rows read."),
        ("inserted", "新增。New rows."),
        ("updated", "更新。Rows with other values."),
        ("unchanged", "未变。Rows that were so already."),
        ("ended", "终止。Rows that are no more."),
        ("rejected", "有问题。Rows with a problem."),
    ];

    private static ObjectGraphType Problem(TypeRegistry types) => types.Object("PublishProblem", "一条记录的问题；不含数据值。What is wrong with a row; no value is in it.", type =>
    {
        TypeRegistry.AddRequired(type, "row", Scalars.Int, "第几条，从 1 起。Which row, from 1 on.");
        TypeRegistry.AddRequired(type, "field", Scalars.String, "信息项；整条记录的问题时为空文本。The field; empty for the row as a whole.");
        TypeRegistry.AddRequired(type, "rule", Scalars.String, "规则代码。Code of the rule.");
        TypeRegistry.AddRequired(type, "valueClass", Scalars.String, "值的类别，如 DIGITS(18)。What the value looks like.");
        TypeRegistry.AddRequired(type, "message", Scalars.String, "说明。What it says.");
    });

    public static ObjectGraphType Status(TypeRegistry types) => types.Object("PublishProgress", "批次的进度。How far a batch is.", type =>
    {
        TypeRegistry.AddRequired(type, "phase", types.Enum(typeof(PublishPhase)), "阶段。What is being done.");
        TypeRegistry.AddRequired(type, "rowsRead", Scalars.Int, "已校验。Rows read and checked.");
        TypeRegistry.AddRequired(type, "rowsValid", Scalars.Int, "其中无问题。Those without a problem.");
        TypeRegistry.AddRequired(type, "rowsStored", Scalars.Int, "已入库。Rows written.");
        TypeRegistry.AddRequired(type, "startedAt", Scalars.DateTime, "开始时间。When it began.");
        TypeRegistry.Add(type, "estimatedEnd", Scalars.DateTime, "预计完成。When it will be done, if it goes on so.");
    });
}
