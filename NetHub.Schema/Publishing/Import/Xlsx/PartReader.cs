using System.Globalization;
using System.Xml;

namespace NetHub.Schema.Publishing.Import.Xlsx;

/// <summary>Reads the XML of a part forward only. Document types are prohibited, so there are no entities to expand.</summary>
internal sealed class PartReader : IDisposable
{
    private const int Deepest = 64;

    private readonly PartStream stream;
    private readonly XmlReader xml;
    private readonly char[] chunk = new char[4096];

    public PartReader(PartStream stream)
    {
        this.stream = stream;
        xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
            NameTable = new BoundedNames(),
        });
    }

    public int Depth => xml.Depth;

    public string Name => xml.LocalName;

    public bool IsElement => xml.NodeType == XmlNodeType.Element;

    public bool IsEmpty => xml.IsEmptyElement;

    public bool Read()
    {
        PassOverText();
        stream.Mark();
        return xml.Read() && (xml.Depth <= Deepest ? true : throw new InvalidDataException());
    }

    /// <returns>Whether there is a further element inside the element at the given depth.</returns>
    public bool ReadElementIn(int depth)
    {
        while (Read() && xml.Depth > depth)
        {
            if (IsElement)
                return true;
        }

        return false;
    }

    public string? Attribute(string name) => xml.GetAttribute(name);

    public int? Number(string name) => xml.GetAttribute(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new InvalidDataException();

    /// <summary>Returns an attribute by local name, in any namespace.</summary>
    public string? AttributeOfAnyNamespace(string name)
    {
        string? value = null;
        while (xml.MoveToNextAttribute())
            value = xml.LocalName == name ? xml.Value : value;
        xml.MoveToElement();
        return value;
    }

    /// <summary>Reads the element to its end and appends its text.</summary>
    public void ReadText(BoundedText into)
    {
        if (IsEmpty)
            return;
        for (var depth = xml.Depth; Read() && xml.Depth > depth;)
            AppendText(into);
    }

    /// <summary>
    /// Reads the element to its end and appends the text of its runs. Phonetic runs are skipped, because they are not part of the text.
    /// </summary>
    public void ReadRuns(BoundedText into)
    {
        if (IsEmpty)
            return;
        for (var (depth, phonetic) = (xml.Depth, int.MaxValue); Read() && xml.Depth > depth;)
        {
            if (xml.Depth <= phonetic)
                phonetic = IsElement && Name == "rPh" ? xml.Depth : int.MaxValue;
            if (phonetic == int.MaxValue && IsElement && Name == "t")
                ReadText(into);
        }
    }

    public void Dispose() => xml.Dispose();

    private void AppendText(BoundedText into)
    {
        while (NextChunk() is { IsEmpty: false } text)
            into.Append(text);
    }

    private void PassOverText()
    {
        while (!NextChunk().IsEmpty)
        {
        }
    }

    // Reads in chunks, because a text may have any size and XmlReader would otherwise buffer it whole.
    private ReadOnlySpan<char> NextChunk()
    {
        if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
            return default;
        stream.Mark();
        return chunk.AsSpan(0, xml.ReadValueChunk(chunk, 0, chunk.Length));
    }

    /// <summary>Limits the number of names, which the reader caches: a part full of distinct names would exhaust the memory.</summary>
    private sealed class BoundedNames : NameTable
    {
        private const int Most = 10_000;

        private int count;

        public override string Add(char[] key, int start, int len)
        {
            var known = Get(key, start, len);
            return known ?? (count++ < Most ? base.Add(key, start, len) : throw new InvalidDataException());
        }
    }
}
