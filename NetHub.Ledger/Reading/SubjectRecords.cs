using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;

namespace NetHub.Ledger.Reading;

/// <summary>Finds the records that are about a person, a household or an enterprise, so that it can be told who read what.</summary>
public static class SubjectRecords
{
    /// <param name="root">Where ledgers are.</param>
    /// <param name="subject">Whom they are about.</param>
    /// <returns>The records of every node, oldest first in each.</returns>
    public static IEnumerable<LedgerRecord> Find(string root, SubjectToken subject) => LedgerFiles.FindAll(root).SelectMany(files => Find(root, files, subject.ToString()));

    private static IEnumerable<LedgerRecord> Find(string root, LedgerFiles files, string token)
    {
        foreach (var segment in files.Segments())
        {
            var numbers = Numbers(files, segment, token);
            if (numbers.Count == 0)
                continue;
            // Numbers rise over all segments: those of this one end the search.
            foreach (var record in LedgerReader.Read(root, files.Node, new LedgerPosition(segment, numbers.Min() - 1)).TakeWhile(r => r.Place.Segment == segment))
            {
                if (numbers.Contains(record.Place.Number))
                    yield return record;
            }
        }
    }

    private static HashSet<long> Numbers(LedgerFiles files, int segment, string token)
    {
        using var stream = files.ReadSubjects(segment);
        return stream is null ? [] : [.. LedgerLines.Read(stream)
            .Select(static l => LedgerLines.TokensOf(l))
            .Where(t => t?.Tokens.Split(' ').Contains(token) == true)
            .Select(static t => t!.Value.Number)];
    }
}
