using System.Text;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Records;
using NetHub.Ledger.Verifying;

namespace NetHub.Tests.Audit;

/// <summary>Any tampering with sealed segments is detected and located. Segment 2 holds records 8 to 14.</summary>
public sealed class LedgerTamperTests : IDisposable
{
    private readonly LedgerFolder ledger = new();

    [Theory]
    [InlineData(LedgerAlgorithm.Sha256)]
    [InlineData(LedgerAlgorithm.Sm3)]
    public void An_untouched_ledger_verifies_packed_or_not(LedgerAlgorithm algorithm)
    {
        ledger.Options.Algorithm = algorithm;
        ledger.WithThreeSegments();

        ledger.AssertHolds(20);
        ledger.Files().Pack(1);
        ledger.Files().Pack(2);
        ledger.AssertHolds(20);
        Assert.Equal(20, ledger.Check().Signed);
    }

    [Theory]
    [InlineData("changed", LedgerProblem.Changed, 11)]
    [InlineData("digest changed", LedgerProblem.Changed, 11)]
    [InlineData("no record", LedgerProblem.Unreadable, 11)]
    [InlineData("algorithm changed", LedgerProblem.Changed, 8)]
    [InlineData("dropped", LedgerProblem.Missing, 11)]
    [InlineData("two dropped", LedgerProblem.Missing, 10)]
    [InlineData("first dropped", LedgerProblem.Missing, 8)]
    [InlineData("seal dropped", LedgerProblem.Missing, 14)]
    [InlineData("swapped", LedgerProblem.OutOfOrder, 11)]
    [InlineData("moved", LedgerProblem.OutOfOrder, 10)]
    [InlineData("doubled", LedgerProblem.OutOfOrder, 12)]
    [InlineData("spliced", LedgerProblem.OutOfOrder, 11)]
    [InlineData("signature doubled", LedgerProblem.OutOfOrder, 15)]
    [InlineData("signature dropped", LedgerProblem.Seal, 14)]
    [InlineData("signature changed", LedgerProblem.Seal, 14)]
    [InlineData("signature of another", LedgerProblem.Seal, 14)]
    [InlineData("shortened", LedgerProblem.Seal, 12)]
    [InlineData("emptied", LedgerProblem.Missing, 8)]
    [InlineData("something appended", LedgerProblem.Unreadable, 15)]
    public void Tampering_with_a_sealed_segment_is_detected(string how, LedgerProblem problem, long at)
    {
        foreach (var algorithm in Enum.GetValues<LedgerAlgorithm>())
        {
            using var own = new LedgerFolder();
            own.Options.Algorithm = algorithm;
            var other = own.WithThreeSegments().Lines(1);

            own.Edit(2, lines => Change(how, lines, other));
            if (how == "something appended")
                File.AppendAllText(own.PathOf("000002.ndjson"), "{");

            own.AssertFound(problem, at);
        }
    }

    [Fact]
    public void A_change_in_a_packed_segment_is_detected()
    {
        ledger.WithThreeSegments().Edit(2, static lines => Change("changed", lines, []));
        ledger.Files().Pack(2);

        ledger.AssertFound(LedgerProblem.Changed, 11);
    }

    [Fact]
    public void A_file_that_cannot_be_unpacked_is_detected()
    {
        ledger.WithThreeSegments().Files().Pack(2);
        File.WriteAllText(ledger.PathOf("000002.ndjson.gz"), "nothing");

        ledger.AssertFound(LedgerProblem.Unreadable, 8);
    }

    [Theory]
    [InlineData("dropped", LedgerProblem.Missing)]
    [InlineData("dropped, and those after it renamed", LedgerProblem.OutOfOrder)]
    [InlineData("swapped", LedgerProblem.OutOfOrder)]
    [InlineData("replaced by the one before", LedgerProblem.OutOfOrder)]
    [InlineData("replaced by one of another ledger", LedgerProblem.OutOfOrder)]
    public void Tampering_with_whole_segments_is_detected(string how, LedgerProblem problem)
    {
        using var other = new LedgerFolder().WithThreeSegments();
        var (one, two, three) = (PathOf(1), PathOf(2), PathOf(3));
        ledger.WithThreeSegments();

        switch (how)
        {
            case "dropped":
                File.Delete(two);
                break;
            case "dropped, and those after it renamed":
                File.Move(three, two, overwrite: true);
                break;
            case "swapped":
                File.Move(two, two + ".other");
                File.Move(three, two);
                File.Move(two + ".other", three);
                break;
            default:
                File.Copy(how.EndsWith("before", StringComparison.Ordinal) ? one : other.PathOf("000002.ndjson"), two, overwrite: true);
                break;
        }

        ledger.AssertFound(problem, 8);
    }

    [Theory]
    [InlineData("changed", 13)]
    [InlineData("one dropped", 13)]
    [InlineData("line dropped", 13)]
    [InlineData("file dropped", 13)]
    [InlineData("some added", 14)]
    public void Tokens_that_do_not_match_their_record_are_detected(string how, long at)
    {
        ledger.WithThreeSegments();
        var file = ledger.PathOf("000002.subjects.ndjson");
        var line = Assert.Single(File.ReadAllLines(file));

        LedgerFolder.Put(file, how switch
        {
            "changed" => [line.Replace(Token(2), Token(3), StringComparison.Ordinal)],
            "one dropped" => [line.Replace(Token(2) + " ", "", StringComparison.Ordinal)],
            "some added" => [line, line.Replace("13", "14", StringComparison.Ordinal)],
            _ => [],
        });
        if (how == "file dropped")
            File.Delete(file);

        ledger.AssertFound(LedgerProblem.Subjects, at);
    }

    [Fact]
    public void A_ledger_signed_with_a_different_key_does_not_verify()
    {
        ledger.WithThreeSegments();
        using var other = new LedgerFolder();

        var report = Assert.Single(new LedgerVerifier(other.Keys, ledger.Clock).CheckDirectory(ledger.Root));

        Assert.Equal((LedgerProblem.Seal, 7L), (report.Problem, report.At));
    }

    public void Dispose() => ledger.Dispose();

    private static string Token(int subject) => new SubjectToken((UInt128)subject).ToString();

    private string PathOf(int segment) => ledger.PathOf($"{segment:D6}.ndjson");

    private static IEnumerable<string> Change(string how, List<string> lines, List<string> other) => how switch
    {
        "changed" => lines.Select(static (l, i) => i == 3 ? l.Replace("JUS", "ORG", StringComparison.Ordinal) : l),
        "digest changed" => lines.Select(static (l, i) => i == 3 ? l[..^5] + (l[^5] == 'A' ? 'B' : 'A') + l[^4..] : l),
        "no record" => lines.Select(static (l, i) => i == 3 ? "{}" : l),
        "algorithm changed" => lines.Select(static (l, i) => i == 0 ? l.Replace("SHA-256", "?", StringComparison.Ordinal).Replace("SM3", "SHA-256", StringComparison.Ordinal) : l),
        "dropped" => lines.Where(static (_, i) => i != 3),
        "two dropped" => lines.Where(static (_, i) => i is not 2 and not 3),
        "first dropped" => lines.Skip(1),
        "seal dropped" => lines.Where(static (_, i) => i != 6),
        "swapped" => [.. lines[..3], lines[4], lines[3], .. lines[5..]],
        "moved" => [.. lines[..2], .. lines[3..5], lines[2], .. lines[5..]],
        "doubled" => [.. lines[..4], lines[3], .. lines[4..]],
        "spliced" => [.. lines[..3], other[3], .. lines[3..]],
        "signature doubled" => [.. lines, lines[^1]],
        "signature dropped" => lines[..^1],
        "signature changed" => [.. lines[..^1], Signature(lines[^1])],
        "signature of another" => [.. lines[..^1], other[^1]],
        "shortened" => lines[..4],
        "emptied" => [],
        _ => lines,
    };

    private static string Signature(string line)
    {
        var at = line.IndexOf("\"signature\":\"", StringComparison.Ordinal) + 20;
        return new StringBuilder(line) { [at] = line[at] == 'A' ? 'B' : 'A' }.ToString();
    }
}
