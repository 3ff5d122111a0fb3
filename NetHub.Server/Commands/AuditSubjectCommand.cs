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

/// <summary>
/// <c>audit subject</c>: lists the reads of a person's data. The identity number comes from standard input, so that no shell history holds
/// it.
/// </summary>
internal static class AuditSubjectCommand
{
    public static Command Create()
    {
        var command = new Command("subject", "查询某人信息的读取记录；身份证号从标准输入读取 | list the reads of a person's data; the identity number is read from standard input");
        command.SetAction((_, cancel) => RegistryWork.RunAsync(work => TellAsync(work, cancel), cancel));
        return command;
    }

    private static async Task<int> TellAsync(RegistryWork work, CancellationToken cancel)
    {
        if (!Console.IsInputRedirected)
            await Console.Error.WriteAsync("身份证号 | identity number: ");
        var text = (await Console.In.ReadLineAsync(cancel))?.Trim() ?? "";
        if (!IdNumber.TryParse(text, out _) && !IdNumber.TryParse(text, out _, synthetic: true))
            throw new StartupException("应为 18 位身份证号。", "An identity number of 18 characters is required.");
        var catalog = DataCatalog.Discover();
        var keys = HubData.Keys(work.Settings);
        var finder = new SubjectFinder(new SqliteContextFactory(work.Paths.Database, catalog), catalog, keys, IdentityKeys.Cipher(keys, work.Paths));
        if (finder.Find(text) is not { } subject)
            throw new StartupException("查无此人。", "There is no such person.");
        // Reading the ledger is itself recorded. Only holders of the secret can tell the person from the token.
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
