using System.Text;
using CsCheck;
using NetHub.Ledger.Chain;
using NetHub.Ledger.Segments;

namespace NetHub.Tests.Audit;

/// <summary>Random edits of random records are always detected.</summary>
public sealed class RandomEditTests : IDisposable
{
    private const int Runs = 300;
    private readonly LedgerFolder ledger = new();

    [Theory]
    [InlineData(LedgerAlgorithm.Sha256)]
    [InlineData(LedgerAlgorithm.Sm3)]
    public void Random_edits_of_a_random_ledger_are_always_detected(LedgerAlgorithm algorithm)
    {
        ledger.Options.Algorithm = algorithm;
        ledger.Options.SegmentBytes = 3000;
        var random = new Random(algorithm == LedgerAlgorithm.Sm3 ? 1 : 2);
        for (var i = 0; i < 4; i++)
        {
            ledger.Write(writer =>
            {
                for (var n = random.Next(1, 12); n > 0; n--)
                    writer.Write([n % 3 == 0 ? LedgerFolder.PersonalEntry(n, n + 1) : LedgerFolder.Entry()]);
            });
        }

        Assert.Null(ledger.Check().Finding);
        var segments = ledger.Files().Segments().Count;

        Gen.Select(Gen.Int[1, segments], Gen.Int[0, 5], Gen.Int[0, 999], Gen.Int[0, 9999], Gen.Byte[1, 127]).Sample(
            edit =>
            {
                var (segment, how, line, at, flip) = edit;
                var file = ledger.PathOf($"{segment:D6}.ndjson");
                var before = File.ReadAllBytes(file);
                var lines = Split(before);
                var records = lines.Count(static l => !LedgerLines.IsSignature(l));
                Edit(lines, how, line % records, at, flip);
                var after = lines.SelectMany(static l => (byte[])[.. l, (byte)'\n']).ToArray();
                File.WriteAllBytes(file, after);
                var finding = ledger.Check().Finding;
                File.WriteAllBytes(file, before);
                return after.AsSpan().SequenceEqual(before) || finding is not null;
            },
            iter: Runs,
            threads: 1);
    }

    public void Dispose() => ledger.Dispose();

    private static List<byte[]> Split(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return [.. LedgerLines.Read(stream)];
    }

    private static void Edit(List<byte[]> lines, int how, int line, int at, byte flip)
    {
        var other = at % lines.Count;
        switch (how)
        {
            case 0:
                lines[line] = [.. lines[line]];
                lines[line][at % lines[line].Length] ^= flip;
                break;
            case 1:
                lines.RemoveAt(line);
                break;
            case 2:
                lines.Insert(other, lines[line]);
                break;
            case 3:
                (lines[line], lines[other]) = (lines[other], lines[line]);
                break;
            case 4:
                lines.RemoveRange(line, lines.Count - line);
                break;
            default:
                lines[line] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(lines[line]).Insert(at % lines[line].Length, " "));
                break;
        }
    }
}
