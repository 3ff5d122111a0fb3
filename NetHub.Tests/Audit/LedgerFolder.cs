using System.Text;
using Microsoft.Extensions.Time.Testing;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;
using NetHub.Ledger.Signing;
using NetHub.Ledger.Verifying;
using NetHub.Ledger.Writing;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Audit;

/// <summary>A folder of ledgers that tests write, tamper with, and verify.</summary>
internal sealed class LedgerFolder : IDisposable
{
    public const string Hub = "hub";

    private static readonly AuditedFields Fields = new([new AuditedField("Grid.name", ["SHOW"], "FULL", null, null)], [], [], isPersonal: false);
    private static readonly AuditedFields Personal = new([new AuditedField("Person.name", ["SHOW"], "FULL", null, null)], [], [], isPersonal: true);
    private readonly string folder = Directory.CreateTempSubdirectory("nethub-ledger-").FullName;

    public LedgerFolder()
    {
        Root = Path.Combine(folder, "ledger");
        Directory.CreateDirectory(Root);
        Key = LedgerKey.FromFile(Path.Combine(folder, "ledger.key"));
        Keys = new LedgerKeys([LedgerKey.FromPem(Key.PublicPem)]);
    }

    public string Root { get; }

    public LedgerKey Key { get; }

    /// <summary>The public key only.</summary>
    public LedgerKeys Keys { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 31, 2, 0, 0, TimeSpan.Zero));

    public LedgerOptions Options { get; } = new LedgerOptions { Node = Hub }.WithDaysAt(ShanghaiTime.Offset);

    public static AuditEntry Entry(string client = "plc") => AuditEntries.Create(AuditAction.Query, HubFixture.CallerOf(client), new ReadOrigin("127.0.0.1", null), AuditEntry.Done, Fields) with
    {
        Document = "d",
        Rows = [new RowCount("Grid", 3)],
    };

    /// <summary>Creates an entry that names persons.</summary>
    public static AuditEntry PersonalEntry(params IEnumerable<int> subjects) => Entry() with
    {
        Fields = Personal,
        PersonalRows = 1,
        Subjects = [.. subjects.Select(static s => new SubjectToken((UInt128)s))],
    };

    public string PathOf(string name, string node = Hub) => Path.Combine(Root, node, name);

    public LedgerFiles Files(string node = Hub)
    {
        Directory.CreateDirectory(Path.Combine(Root, node));
        return new LedgerFiles(Path.Combine(Root, node));
    }

    public LedgerWriter Writer(string node = Hub) => new(Files(node), Key, Options, Clock);

    /// <summary>Opens a writer, writes, and closes it, as one run of a hub does.</summary>
    public void Write(Action<LedgerWriter> write, string node = Hub)
    {
        using var writer = Writer(node);
        write(writer);
        writer.Sync(writer.End);
    }

    public void Write(int count, string node = Hub) => Write(
        writer =>
        {
            for (var i = 0; i < count; i++)
                writer.Write([Entry()]);
        },
        node);

    /// <summary>
    /// Writes three segments, the last one still open. Each holds a segment record, a fields record, two entries, a second fields record
    /// and one entry that names persons; sealed segments end with a seal. Their first records are 1, 8 and 15; the last record is 20.
    /// </summary>
    public LedgerFolder WithThreeSegments()
    {
        Write(writer =>
        {
            for (var segment = 1; segment <= 3; segment++)
            {
                if (segment > 1)
                    writer.Roll();
                foreach (var entry in new[] { Entry(), Entry("jus"), PersonalEntry(segment, 100) })
                {
                    Clock.Advance(TimeSpan.FromSeconds(1));
                    writer.Write([entry]);
                }
            }
        });
        return this;
    }

    public List<string> Lines(int segment, string node = Hub) => [.. LedgerLines.Read(Files(node), segment).Select(Encoding.UTF8.GetString)];

    public void Edit(int segment, Func<List<string>, IEnumerable<string>> edit) => Put(PathOf($"{segment:D6}.ndjson"), edit(Lines(segment)));

    public static void Put(string file, IEnumerable<string> lines) => File.WriteAllText(file, string.Concat(lines.Select(static l => l + "\n")));

    public LedgerVerifier Verifier(SoughtRecords? sought = null) => new(Keys, Clock) { Sought = sought };

    public LedgerReport Check(string node = Hub) => Assert.Single(Verifier().CheckDirectory(Root), r => r.Node == node);

    public void AssertHolds(long count) => Assert.Equal((null, count), (Check().Finding?.English, Check().Count));

    public void AssertFound(LedgerProblem problem, long? at)
    {
        var report = Check();
        Assert.Equal((problem, at), (report.Problem, report.At));
        Assert.NotEmpty(report.Finding!.Chinese);
    }

    public void Dispose()
    {
        Key.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
