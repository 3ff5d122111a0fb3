using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>核心元数据 that a dataset does not spell out, made of what it declares. Each text is Chinese first, then English.</summary>
internal static class CatalogTexts
{
    /// <summary>信息资源格式: the hub gives every resource through one interface.</summary>
    public const string Format = "服务接口";

    /// <summary>共享方式, of the list of the guide.</summary>
    public const string SharingMethod = "共享平台–服务接口";

    /// <summary>开放条件: sharing among departments opens nothing to society.</summary>
    public const string OpenCondition =
        "中枢只向部门共享;向社会开放须由数源部门另行审核、脱敏并发布。The hub shares among departments only; the owner decides on, and publishes, what is open to society.";

    /// <summary>信息资源摘要.</summary>
    public static string Abstract(DatasetEntry dataset)
    {
        var owner = Terms.Department(dataset.Owner);
        var items = string.Join('、', dataset.Fields.Take(5).Select(static f => f.Declared.Chinese));
        var chinese = $"{dataset.Declared.Chinese}:{items}等 {dataset.Fields.Count} 个信息项,数源部门为{owner.Chinese},更新周期为{Terms.Describe(dataset.Declared.Updates).Chinese}";
        return $"{chinese}。{dataset.Declared.English.TrimEnd('.')}. {dataset.Declared.Note}".TrimEnd();
    }

    /// <summary>共享条件 of a dataset; null where it is not CONDITIONAL.</summary>
    public static string? Condition(DatasetEntry dataset) => dataset.Declared.Sharing != SharingType.Conditional
        ? null
        : Condition(dataset.Owner, dataset.Fields.Any(static f => f.IsPersonal)) + dataset.Declared.Condition;

    /// <summary>共享条件 of an item; null where it is not CONDITIONAL.</summary>
    public static string? Condition(FieldEntry field) => field.Sharing == SharingType.Conditional ? Condition(field.Owner, field.IsPersonal) : null;

    /// <summary>不予共享依据 of a dataset: of all its items; null where it is not RESTRICTED.</summary>
    public static string? LegalBasis(DatasetEntry dataset) => dataset.Declared.Sharing != SharingType.Restricted
        ? null
        : string.Join(';', dataset.Fields.Select(static f => f.Declared.LegalBasis).OfType<string>().Distinct());

    /// <summary>不予共享依据 of an item; null where it is not RESTRICTED.</summary>
    public static string? LegalBasis(FieldEntry field) => field.Sharing == SharingType.Restricted ? field.Declared.LegalBasis : null;

    private static string Condition(string owner, bool isPersonal)
    {
        var (chinese, english) = Terms.Department(owner);
        var personal = isPersonal
            ? "含个人信息:仅限履职所必需,按规则脱敏,每次读取均有记录。It holds personal information: only what the duty needs, masked by rule, and every read is recorded."
            : "";
        return $"按访问矩阵所列级别和行范围使用;超出部分须说明用途和期限,向数源部门({chinese})申请授权。"
            + $"Used at the levels and on the rows of the access matrix; for more, ask the owner ({english}) for a grant, with purpose and term." + personal;
    }
}
