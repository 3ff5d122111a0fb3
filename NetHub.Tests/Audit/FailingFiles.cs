using NetHub.Ledger.Segments;


namespace NetHub.Tests.Audit;

/// <summary>Files on a disk that can be full: it then writes half of the data and fails.</summary>
internal sealed class FailingFiles(string directory) : LedgerFiles(directory)
{
    private volatile bool isFull;

    public bool IsFull
    {
        get => isFull;
        set => isFull = value;
    }

    protected override FileStream Open(string path, FileStreamOptions options) => new FailingFile(this, path, options);

    private sealed class FailingFile(FailingFiles disk, string path, FileStreamOptions options) : FileStream(path, options)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!disk.IsFull)
            {
                base.Write(buffer);
                return;
            }

            base.Write(buffer[..(buffer.Length / 2)]);
            throw new IOException("No space left on device");
        }
    }
}
