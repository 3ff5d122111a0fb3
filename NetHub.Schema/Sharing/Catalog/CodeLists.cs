namespace NetHub.Schema.Sharing.Catalog;

/// <summary>One value of a code list, with its words.</summary>
public sealed record CodeValue(string Code, string Chinese, string English);

/// <summary>The code lists of the hub: what a coded text value may be and what it means.</summary>
public sealed class CodeLists
{
    private readonly Dictionary<string, Dictionary<string, CodeValue>> lists;

    private CodeLists(Dictionary<string, Dictionary<string, CodeValue>> lists) => this.lists = lists;

    public IEnumerable<string> Names => lists.Keys;

    public bool Contains(string list) => lists.ContainsKey(list);

    /// <summary>The values of a list in their order, or none where there is no such list.</summary>
    public IReadOnlyCollection<CodeValue> Values(string list) => lists.TryGetValue(list, out var values) ? values.Values : [];

    public CodeValue? Find(string list, string code) => lists.GetValueOrDefault(list)?.GetValueOrDefault(code);

    internal static CodeLists Load()
    {
        var read = new Dictionary<string, Dictionary<string, CodeValue>>();
        foreach (var row in EmbeddedCsv.Read("CodeLists.csv"))
        {
            if (!read.TryGetValue(row[0], out var list))
                read[row[0]] = list = [];
            list[row[1]] = new CodeValue(row[1], row[2], row[3]);
        }

        return new CodeLists(read);
    }
}
