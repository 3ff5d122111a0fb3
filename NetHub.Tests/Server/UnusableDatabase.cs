namespace NetHub.Tests.Server;

/// <summary>A database file that the program must refuse and not change.</summary>
internal sealed record UnusableDatabase(byte[] Content, string Chinese, string English)
{
    public const string Letter = "a letter";
    public const string Empty = "an empty file";
    public const string Foreign = "the database of another program";
    public const string Halved = "half of a database";
    public const string Newer = "the database of a newer version";
    public const string Unreleased = "the database of a version before the first release";
    public const string LetterText = "This is a letter, and it is long enough to be taken for the header of a database that was damaged by somebody.";

    public static TheoryData<string> All => [Letter, Empty, Foreign, Halved, Newer, Unreleased];

    public static UnusableDatabase CreateIn(string directory, string kind)
    {
        var path = SmallDatabase.PathIn(directory);
        switch (kind)
        {
            case Letter:
                File.WriteAllText(path, LetterText);
                break;
            case Empty:
                File.WriteAllBytes(path, []);
                break;
            case Foreign:
                SmallDatabase.Execute(path, "CREATE TABLE Recipe (Name TEXT)");
                break;
            case Halved:
                var whole = File.ReadAllBytes(SmallDatabase.CreateIn(directory));
                File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
                break;
            case Newer:
                SmallDatabase.Execute(SmallDatabase.CreateIn(directory), "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99')");
                break;
            case Unreleased:
                SmallDatabase.Execute(SmallDatabase.CreateIn(directory), "UPDATE __EFMigrationsHistory SET MigrationId = '20261123052430_Initial'");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }

        var (chinese, english) = kind switch
        {
            Newer => ("数据库由更新版本的程序建立", "was created by a newer version of the program"),
            Unreleased => ("无法升级", "was created before the first release"),
            _ => ("文件损坏，或不是本系统的数据库", "is damaged, or is not a hub's database"),
        };
        return new UnusableDatabase(File.ReadAllBytes(path), chinese, english);
    }
}
