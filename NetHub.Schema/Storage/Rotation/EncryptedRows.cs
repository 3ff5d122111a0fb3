using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;

namespace NetHub.Schema.Storage.Rotation;

/// <summary>What a batch came to.</summary>
/// <param name="Read">Rows that were looked at.</param>
/// <param name="Changed">Those that were not under the key.</param>
/// <param name="Last">Key of the last one.</param>
internal readonly record struct RowBatch(int Read, int Changed, long Last);

/// <summary>The rows of one dataset with their encrypted fields, read and written in the order of their keys.</summary>
internal sealed class EncryptedRows : IDisposable
{
    private readonly int fields;
    private readonly StoredStatement count;
    private readonly StoredStatement select;
    private readonly StoredStatement update;

    public EncryptedRows(HubDbContext db, DatasetEntry dataset)
    {
        Dataset = dataset.Name;
        var encrypted = Fields(dataset);
        fields = encrypted.Count;
        var entity = db.Model.FindEntityType(dataset.ClrType)!;
        var sql = db.GetService<ISqlGenerationHelper>();
        var (table, key) = (sql.DelimitIdentifier(entity.GetTableName()!), Column(StorageModel.KeyProperty(dataset)));
        var columns = encrypted.SelectMany(f => new[] { Column(f.Property.Name), Column(StorageModel.DigestProperty(f)) }).ToList();
        var values = columns.Select(static (c, i) => c + " = ?" + (i + 2).ToString(CultureInfo.InvariantCulture));
        var connection = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        count = new StoredStatement(connection, $"SELECT count(*) FROM {table}");
        select = new StoredStatement(connection, $"SELECT {key}, {string.Join(", ", columns)} FROM {table} WHERE {key} > ?1 ORDER BY {key} LIMIT ?2");
        update = new StoredStatement(connection, $"UPDATE {table} SET {string.Join(", ", values)} WHERE {key} = ?1");

        string Column(string property) => sql.DelimitIdentifier(entity.FindProperty(property)!.GetColumnName());
    }

    public string Dataset { get; }

    /// <summary>Every dataset that has encrypted fields, in the order of a pass.</summary>
    public static IReadOnlyList<EncryptedRows> FindAll(HubDbContext db, DataCatalog catalog) =>
        [.. catalog.Datasets.Where(static d => Fields(d).Count > 0).OrderBy(static d => d.Name, StringComparer.Ordinal).Select(d => new EncryptedRows(db, d))];

    public int Count()
    {
        count.Step();
        var rows = (int)count.Int64(0);
        count.Reset();
        return rows;
    }

    /// <summary>Brings rows after a key under the newest key of the cipher.</summary>
    /// <exception cref="UnreadableRowException">A value cannot be decrypted: nobody can read it, before and after.</exception>
    public RowBatch Rewrite(IdentityCipher cipher, long after, int most)
    {
        var rows = Read(after, most);
        var changed = 0;
        foreach (var (key, values) in rows)
        {
            if (TryRenew(cipher, key, values))
            {
                Write(key, values);
                changed++;
            }
        }

        return new RowBatch(rows.Count, changed, rows.Count == 0 ? after : rows[^1].Key);
    }

    public void Dispose()
    {
        count.Dispose();
        select.Dispose();
        update.Dispose();
    }

    private static List<FieldEntry> Fields(DatasetEntry dataset) => [.. dataset.Fields.Where(static f => f.Declared.Encrypted)];

    private List<(long Key, string?[] Values)> Read(long after, int most)
    {
        select.Bind(1, after);
        select.Bind(2, (long)most);
        var rows = new List<(long, string?[])>();
        while (select.Step())
            rows.Add((select.Int64(0), [.. Enumerable.Range(1, fields * 2).Select(select.Text)]));
        select.Reset();
        return rows;
    }

    // A value and its digest stand side by side. A row that has no value has no digest that is under a key.
    private bool TryRenew(IdentityCipher cipher, long key, string?[] values)
    {
        var changed = false;
        for (var i = 0; i < values.Length; i += 2)
        {
            if (values[i] is not { } stored)
                continue;
            var number = Decrypt(cipher, stored, key);
            var digest = cipher.Digest(number);
            if (cipher.IsUnderNewest(stored) && values[i + 1] == digest)
                continue;
            (values[i], values[i + 1], changed) = (cipher.Encrypt(number), digest, true);
        }

        return changed;
    }

    private string Decrypt(IdentityCipher cipher, string stored, long key)
    {
        try
        {
            return cipher.Decrypt(stored);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw new UnreadableRowException(Dataset, key, failure);
        }
    }

    private void Write(long key, string?[] values)
    {
        update.Bind(1, key);
        for (var i = 0; i < values.Length; i++)
            update.Bind(i + 2, values[i]);
        update.Run();
    }
}

/// <summary>An encrypted field of a row was changed by hand, or is under a key that is gone.</summary>
public sealed class UnreadableRowException(string dataset, long key, Exception inner)
    : Exception($"An encrypted field of the row {key.ToString(CultureInfo.InvariantCulture)} of {dataset} cannot be decrypted.", inner)
{
    public string Dataset => dataset;

    public long Key => key;
}
