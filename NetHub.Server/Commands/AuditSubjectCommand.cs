using System.CommandLine;
using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Schema.Vocabulary;
using NetHub.Schema.Vocabulary.Identifiers;
using NetHub.Server.Data;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary><c>audit subject</c>: tells a person who read what of it. The identity number is read from the input, so that it stands in no history of commands.</summary>
internal static class AuditSubjectCommand
{
    public static Command Create()
    {
        var command = new Command("subject", "谁读取过某人的信息;身份证号从标准输入读取 | who read what of a person; the identity number is read from the input");
        command.SetAction((_, cancel) => RegistryWork.RunAsync(work => TellAsync(work, cancel), cancel));
        return command;
    }

    private static async Task<int> TellAsync(RegistryWork work, CancellationToken cancel)
    {
        if (!Console.IsInputRedirected)
            await Console.Error.WriteAsync("身份证号 | identity number: ");
        var text = (await Console.In.ReadLineAsync(cancel))?.Trim() ?? "";
        if (!IdNumber.TryParse(text, out _) && !IdNumber.TryParse(text, out _, synthetic: true))
            throw new StartupException("应为 18 位身份证号。", "An identity number of 18 characters is needed.");
        var catalog = DataCatalog.Discover();
        var keys = HubData.Keys(work.Settings);
        var finder = new SubjectFinder(new SqliteContextFactory(work.Paths.Database, catalog), catalog, keys, IdentityKeys.Cipher(keys, work.Paths));
        if (finder.Find(text) is not { } subject)
            throw new StartupException("没有这个人。", "There is no such person.");
        // Whoever looks into the audit is in it, too. The token says of whom, to those who hold the secret.
        await work.Store.NoteAsync("SUBJECT_LOOKED_UP", subject.ToString(), cancel);
        foreach (var record in SubjectRecords.Find(work.Paths.Ledger, subject))
            Console.WriteLine(Line(record));
        return 0;
    }

    private static string Line(LedgerRecord record) => string.Join(
        '\t',
        record.Place.Time.ToOffset(ShanghaiTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
        record.Text("department"),
        record.Text("client"),
        record.Text("person") ?? "-",
        record.Text("purpose") ?? "-",
        record.Text("case") ?? "-",
        string.Join(' ', record.Fields?.Touched.Select(static f => $"{f.Field}:{f.Level}") ?? []));
}
