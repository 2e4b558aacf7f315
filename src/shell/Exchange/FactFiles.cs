using Microsoft.Win32.SafeHandles;
using Outturn.Facts;
using Outturn.Schemes;

namespace Outturn.Exchange;

/// <summary>Finds the files of facts in a directory and reads them (design, "Facts").</summary>
public static class FactFiles
{
    /// <summary>The names of the files of facts.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "participants.csv", "events.csv", "returns.csv", "cohorts.csv", "claims.csv",
        "decisions.csv",
    ];

    /// <summary>The facts of a scheme as at a date; without one, as at the latest date in them.
    /// </summary>
    /// <exception cref="FactFileException">A file cannot be read at all: no such column.
    /// </exception>
    /// <exception cref="IOException">The directory or a file cannot be opened.</exception>
    public static FactBase Read(string directory, Scheme scheme, DateOnly? asAt) =>
        Read(directory, scheme, asAt, Environment.ProcessorCount);

    /// <summary>The same with so many threads, which changes nothing but the time.</summary>
    public static FactBase Read(string directory, Scheme scheme, DateOnly? asAt, int threads) =>
        Read(directory, scheme, asAt, (threads, null));

    /// <summary>The same, telling how many bytes of how many are read; it is told by several
    /// threads.</summary>
    public static FactBase Read(
        string directory, Scheme scheme, DateOnly? asAt,
        (int Threads, Action<long, long>? Progress) how)
    {
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"there is no directory {directory}");
        }
        var open = new List<FileSource>();
        try
        {
            long read = 0;
            void Tell(int bytes) => how.Progress?.Invoke(
                Interlocked.Add(ref read, bytes), open.Sum(f => f.Length));
            FactSource? Open(string name)
            {
                string path = Path.Combine(directory, name);
                if (!File.Exists(path))
                {
                    return null;
                }
                open.Add(new FileSource(path, name, Tell));
                return open[^1];
            }
            var files = new FactFileSet
            {
                Participants = Open("participants.csv"),
                Events = Open("events.csv"),
                Returns = Open("returns.csv"),
                Statistics = Open("cohorts.csv"),
                Claims = Open("claims.csv"),
                Decisions = Open("decisions.csv"),
            };
            return FactBase.Read(files, scheme, asAt, how.Threads);
        }
        finally
        {
            open.ForEach(f => f.Dispose());
        }
    }

    /// <summary>A file on disk, read in pieces wherever they are wanted: memory stays the same
    /// however long the file or a line of it is.</summary>
    private sealed class FileSource(string path, string name, Action<int> tell)
        : FactSource(name), IDisposable
    {
        private readonly SafeFileHandle _handle = File.OpenHandle(path);

        public override long Length => RandomAccess.GetLength(_handle);

        public override int Read(long from, Span<byte> into)
        {
            int length = 0;
            while (length < into.Length)
            {
                int read = RandomAccess.Read(_handle, into[length..], from + length);
                if (read == 0)
                {
                    break;
                }
                length += read;
            }
            tell(length);
            return length;
        }

        public void Dispose() => _handle.Dispose();
    }
}
