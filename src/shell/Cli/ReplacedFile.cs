using System.Text;

namespace Outturn.Cli;

/// <summary>Writes files whole or not at all: beside them first, then one rename each. Whoever ends
/// the program waits until that is done.</summary>
internal static class ReplacedFile
{
    private const string Beside = ".new";
    private static readonly Lock Writing = new();

    public static void Write(string path, string text) =>
        Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The same for bytes.</summary>
    public static void Write(string path, ReadOnlyMemory<byte> bytes) => Write([(path, bytes)]);

    /// <summary>Several that belong together: none is put in place before all are written.
    /// </summary>
    public static void Write(IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> files)
    {
        lock (Writing)
        {
            try
            {
                foreach ((string path, ReadOnlyMemory<byte> bytes) in files)
                {
                    File.WriteAllBytes(path + Beside, bytes.Span);
                }
                foreach ((string path, _) in files)
                {
                    File.Move(path + Beside, path, overwrite: true);
                }
            }
            finally
            {
                foreach ((string path, _) in files)
                {
                    File.Delete(path + Beside);
                }
            }
        }
    }

    /// <summary>Does something while no file is being written, as ending the program.</summary>
    public static void Between(Action action)
    {
        lock (Writing)
        {
            action();
        }
    }
}
