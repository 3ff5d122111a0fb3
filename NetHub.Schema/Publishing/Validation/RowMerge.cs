using System.Globalization;
using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Validation;

/// <summary>
/// Builds the row to store: applies the values of the file to the stored row, encrypts and derives values, and copies scopes.
/// </summary>
internal sealed class RowMerge(RowLayout layout, PublishRights rights, IdentityCipher cipher, ScopeCopies scopes, DateOnly today)
{
    // Fields whose first value only the publisher may set. In existing rows they are ignored, because comparing them would reveal the
    // stored value.
    private readonly HashSet<int> onlyFirst =
        [.. layout.Dataset.Fields.Where(f => !rights.Owns(f) && !layout.Dataset.RecordKey.Contains(f) && f != layout.Dataset.Id).Select(layout.PositionOf)];

    private readonly List<FieldEntry> derived = [.. layout.Dataset.Fields.Where(static f => f.Derived is { Derivation: not Derivation.Digest })];

    public object?[] Merge(BoundRow row, long key, object?[]? stored)
    {
        var values = stored is null ? new object?[layout.Columns.Count] : (object?[])stored.Clone();
        for (var i = 0; i < values.Length; i++)
        {
            if (row.IsGiven(i) && (stored is null || !onlyFirst.Contains(i)))
                values[i] = row.Values[i];
        }

        values[layout.Key] = key;
        foreach (var (value, digest) in layout.Digests)
            Seal(row, values, stored, value, digest);
        foreach (var field in derived)
            Derive(field, values, isNew: stored is null);
        scopes.Fill(values);
        return values;
    }

    /// <summary>Returns the columns that differ from the stored row.</summary>
    public List<(int Column, object? Value)> Changes(object?[] values, object?[] stored)
    {
        var changes = new List<(int, object?)>();
        for (var i = 0; i < values.Length; i++)
        {
            if (layout.IsContent(i) && !Equals(values[i], stored[i]))
                changes.Add((i, values[i]));
        }

        return changes;
    }

    // Keeps the stored ciphertext of an unchanged number, because encrypting it again would look like a change.
    private void Seal(BoundRow row, object?[] values, object?[]? stored, int value, int digest)
    {
        if (!row.IsGiven(value))
        {
            // A declared digest is never null; an empty digest matches no number.
            values[digest] ??= stored is null && layout.Dataset.Fields.Any(f => layout.PositionOf(f) == digest) ? "" : values[digest];
            return;
        }

        var number = row.Values[value] as string;
        if (number is not null && stored?[digest] is string known && cipher.Digests(number).Contains(known))
            (values[value], values[digest]) = (stored[value], known);
        else
            (values[value], values[digest]) = number is null ? (null, "") : (cipher.Encrypt(number), cipher.Digest(number));
    }

    private void Derive(FieldEntry field, object?[] values, bool isNew)
    {
        var position = layout.PositionOf(field);
        var day = DateOnly.TryParseExact(values[layout.PositionOf(field.Derived!.Property)] as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            ? born
            : (DateOnly?)null;
        values[position] = field.Derived.Derivation switch
        {
            Derivation.AgeBand when day is { } birth => Ages.Band(Ages.InYears(birth, today)),
            Derivation.IsUnder14 when day is { } birth => Ages.InYears(birth, today) < Ages.OfConsent ? 1L : 0L,
            Derivation.Certain when isNew => StorageConverters.ToScaled(1m),
            _ => values[position],
        };
    }
}
