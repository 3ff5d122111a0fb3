using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Types;

/// <summary>Names of generated types, following Hot Chocolate's conventions.</summary>
internal static class TypeNames
{
    public static string Connection(DatasetEntry dataset) => dataset.Name + "Connection";

    public static string Edge(DatasetEntry dataset) => dataset.Name + "Edge";

    public static string Filter(DatasetEntry dataset) => dataset.Name + "FilterInput";

    public static string Sort(DatasetEntry dataset) => dataset.Name + "SortInput";

    public static string Aggregate(DatasetEntry dataset) => dataset.Name + "Aggregate";

    public static string Group(DatasetEntry dataset) => dataset.Name + "Group";

    public static string GroupKey(DatasetEntry dataset) => dataset.Name + "GroupKey";

    public static string LinkedGroupKey(DatasetEntry dataset) => dataset.Name + "LinkedGroupKey";

    /// <summary>Returns the type of a field's values, without non-null.</summary>
    public static string Value(FieldEntry field)
    {
        var name = field.Kind == ValueKind.Enum ? field.ValueType.Name : Scalars.For(field.Kind).Name;
        return field.IsList ? $"[{name}!]" : name;
    }

    /// <summary>Combines a Chinese and an English text into a description, Chinese first.</summary>
    public static string Words(string chinese, string english) => $"{chinese}。{english.TrimEnd('.')}.";
}
