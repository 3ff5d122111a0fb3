using System.Globalization;
using System.Text;
using NetHub.Ledger.Records;
using NetHub.Ledger.Segments;

namespace NetHub.Ledger.Verifying;

/// <summary>Follows the tokens beside a segment: each record that has some has those, and no others are there.</summary>
/// <param name="open">Opens the tokens; gives null where there are none.</param>
internal sealed class SubjectsCheck(Func<Stream?> open) : IDisposable
{
    private LineReader? reader;
    private long pending;
    private string tokens = "";

    private static ReadOnlySpan<byte> CountName => ",\"subjects\":"u8;

    private static ReadOnlySpan<byte> DigestName => ",\"subjectsDigest\":\""u8;

    /// <summary>A record names subjects. No value has a quotation mark in it, so that these names are in no value.</summary>
    public static bool HasSubjects(ReadOnlySpan<byte> content) => content.IndexOf(CountName) >= 0;

    /// <summary>The tokens of a record are there, and are those that it names.</summary>
    public bool Holds(long number, ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content[content.IndexOf(CountName)..]);
        var digest = content.IndexOf(DigestName) is >= 0 and var start ? Encoding.UTF8.GetString(content[(start + DigestName.Length)..]).Split('"')[0] : "";
        var count = text.AsSpan(CountName.Length, text.AsSpan(CountName.Length).IndexOfAnyExceptInRange('0', '9') is >= 0 and var length ? length : 0);
        return TryNext(out var at) && at == number && Take() is var taken
            && int.TryParse(count, CultureInfo.InvariantCulture, out var expected) && taken.Split(' ').Length == expected
            && SubjectToken.Digest(taken) == digest;
    }

    /// <summary>A record whose tokens are there though it names none; null where there is none up to this one.</summary>
    public long? Superfluous(long last) => TryNext(out var at) && at <= last ? at : null;

    public void Dispose() => reader?.Dispose();

    private bool TryNext(out long number)
    {
        if (pending == 0 && (reader ??= open() is { } stream ? new LineReader(stream) : null)?.TryRead(out var line) == true)
            (pending, tokens) = LedgerLines.TokensOf(line.ToArray()) ?? (-1, "");
        number = pending;
        return pending != 0;
    }

    private string Take()
    {
        pending = 0;
        return tokens;
    }
}
